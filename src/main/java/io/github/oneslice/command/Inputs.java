package io.github.oneslice.command;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.ResultFormat;
import io.github.oneslice.settings.Choice;

/** Asks for what a person left out. */
final class Inputs {

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

	/** The folder of a trained model. */
	static File model(File model) {
		return folder(model, "model", "the folder of a model that was trained with OneSlice").getAbsoluteFile();
	}

	/** The file format that was chosen for results. */
	static ResultFormat format(String name) {
		ResultFormat format = Choice.of(ResultFormat.class, "output_format", name);
		format.requireWriter();
		return format;
	}

	/** The file formats that there are to choose from here. */
	static List<String> formats() {
		return Arrays.stream(ResultFormat.values()).filter(ResultFormat::isThere).map(ResultFormat::label).toList();
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
