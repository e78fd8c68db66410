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
			Copies copies = new Copies(places, folder.toFile());
			return copies.use(() -> new Answer(compared(copies, stack), ""));
		}
		finally {
			Folders.deleteIfPossible(folder);
		}
	}

	@Override
	public Answer failed(Stack stack, double seconds, String why) {
		return new Answer(new Comparison(List.of(), List.of()), why);
	}

	private static Comparison compared(Copies copies, Stack stack) throws IOException {
		LabelVolume reference = labels(stack, copies.read(stack.image(), "reference"));
		return stack.other() == null ? Comparison.missed(stack.name(), reference) : Comparison.of(stack.name(), labels(stack, copies.read(stack.other(),
			"prediction")), reference);
	}

	private static LabelVolume labels(Stack stack, File file) {
		return new StackFile(stack.name(), file, 1, 1).labels();
	}
}
