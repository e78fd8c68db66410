package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.oneslice.evaluation.Comparison;
import io.github.oneslice.files.Folders;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.job.Monitor;

/** Compares a segmentation with its reference: the stack is the reference, beside it lies the segmentation. */
record EvaluateStack(Places places) implements TaskWork<Stack, EvaluateStack.Answer> {

	/** @param error why there are no scores; empty where there are */
	record Answer(Comparison comparison, String error) implements Serializable {}

	@Override
	public Answer run(Stack stack, String id, Monitor monitor) throws IOException {
		Path folder = Files.createTempDirectory("oneslice-");
		try {
			LabelVolume reference = labels(stack, stack.image(), folder.resolve("reference"));
			if (stack.other() == null) return new Answer(Comparison.missed(stack.name(), reference), "");
			return new Answer(Comparison.of(stack.name(), labels(stack, stack.other(), folder.resolve("prediction")), reference), "");
		}
		finally {
			Folders.deleteIfPossible(folder);
		}
	}

	@Override
	public Answer failed(Stack stack, double seconds, String why) {
		return new Answer(new Comparison(List.of(), List.of()), why);
	}

	private LabelVolume labels(Stack stack, String address, Path folder) throws IOException {
		File file = places.here(address, folder.toFile());
		return new StackFile(stack.name(), file, 1, 1).labels();
	}
}
