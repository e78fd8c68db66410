package io.github.oneslice.command;

import java.io.File;
import java.util.Arrays;
import java.util.Locale;

import ij.ImagePlus;
import io.github.oneslice.annotation.Annotations;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Stacks;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.error.UserException;

/** Turns what a person gave into what a job needs. */
final class Inputs {

	private Inputs() {}

	/** How a label stack says which voxels it knows. */
	record Annotation(String sliceAxis, String slices, int unknownValue) {

		SparseLabels of(ImagePlus labels, Volume image) {
			SparseLabels sparse = Annotations.read(labels, SliceAxis.valueOf(sliceAxis.toUpperCase(Locale.ROOT)), slices, unknownValue);
			if (!Arrays.equals(sparse.labels().size(), image.size())) throw new UserException("The labels \"" + labels.getTitle()
				+ "\" have " + Volumes.text(sparse.labels().size()) + " voxels, but their image has " + Volumes.text(image.size())
				+ ". Give labels of the size of the image.");
			return sparse;
		}
	}

	/** The channel and frame of a hyperstack that is meant, both from 1. */
	record Part(int channel, int frame) {

		Volume of(ImagePlus image) {
			return Stacks.toVolume(image, channel, frame);
		}
	}

	static ImagePlus required(ImagePlus stack, String what) {
		if (stack == null) throw new UserException("There is no " + what + ". Open a stack and choose it, or give a folder.");
		return stack;
	}

	static File required(File file, String key, String purpose) {
		if (!OneSliceCommand.given(file)) throw new UserException("The field \"" + key + "\" is empty. Give " + purpose + ".");
		return file;
	}

	/** The folder of a trained model. */
	static File model(File model) {
		File folder = required(model, "model", "the folder of a model that was trained with Train (SPSS)");
		if (!folder.isDirectory()) throw new UserException("There is no folder " + folder
			+ ". Give the folder of a model that was trained with Train (SPSS).");
		return folder.getAbsoluteFile();
	}
}
