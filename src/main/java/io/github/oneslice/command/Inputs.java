package io.github.oneslice.command;

import java.io.File;
import java.util.regex.Pattern;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;

/** Asks for what a person left out. */
final class Inputs {

	private static final Pattern SLICES = Pattern.compile("\\d+(\\s*-\\s*\\d+)?([,;\\s]+\\d+(\\s*-\\s*\\d+)?)*[,;\\s]*");

	private Inputs() {}

	static ImagePlus required(ImagePlus stack, String what) {
		if (stack == null) throw new UserException("There is no " + what + ". Open a stack and choose it, or give a folder.");
		return stack;
	}

	static File required(File file, String key, String purpose) {
		if (!OneSliceCommand.given(file)) throw new UserException("The field \"" + key + "\" is empty. Give " + purpose + ".");
		return file;
	}

	/** A folder that is there. */
	static File folder(File folder, String key, String purpose) {
		if (!required(folder, key, purpose).isDirectory()) throw new UserException("There is no folder " + folder + ". Give " + purpose + ".");
		return folder;
	}

	/** @throws UserException if the text is no list of slices, nor "all", nor empty */
	static void requireSlices(String what, String text) {
		String numbers = text.trim();
		if (!numbers.isEmpty() && !numbers.equalsIgnoreCase("all") && !SLICES.matcher(numbers).matches()) throw new UserException(what
			+ " cannot be read from \"" + numbers + "\". Write numbers and ranges, such as 12, 40-42, or all.");
	}

	/** The folder of a trained model. */
	static File model(File model) {
		return folder(model, "model", "the folder of a model that was trained with OneSlice").getAbsoluteFile();
	}

	/** That an image was given as its own labels. */
	static UserException sameImage(ImagePlus stack) {
		return new UserException("Image and labels are the same image \"" + stack.getTitle() + "\". Choose the label stack for labels.");
	}

	/** Whether an option was given that stands at -1 where it was not. */
	static boolean isGiven(double value) {
		return value != -1;
	}

	/** @throws UserException if the value of an option is not from 0 to 1 */
	static void requireFraction(double value, String option) {
		if (!(value >= 0 && value <= 1)) throw new UserException("The option " + option + " must lie between 0 and 1, but is " + value + ".");
	}
}
