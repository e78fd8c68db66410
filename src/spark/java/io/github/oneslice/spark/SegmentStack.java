package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.util.List;

import ij.ImagePlus;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.results.Part;
import io.github.oneslice.results.SegmentationFiles;
import io.github.oneslice.results.SegmentationTable.Row;
import io.github.oneslice.settings.LargestComponent;

/**
 * Segments a stack.
 *
 * @param output address of the folder of the results
 * @param overwrite whether files are replaced that are not ours
 */
record SegmentStack(Places places, String output, boolean overwrite, Part part, SegmentationFiles files, SentModel model,
	LargestComponent largestComponent, boolean mirrored) implements TaskWork<Stack, Row>
{

	@Override
	public Row run(Stack stack, String id, Monitor monitor) throws IOException {
		try (Attempt attempt = new Attempt(places, output, id)) {
			return attempt.copies().use(() -> stack.done() ? Row.of(Double.NaN, labels(attempt, stack)) : segmented(attempt, stack, monitor));
		}
	}

	@Override
	public Row failed(Stack stack, double seconds, String why) {
		return Row.failed(seconds, why);
	}

	private Row segmented(Attempt attempt, Stack stack, Monitor monitor) throws IOException {
		long start = System.nanoTime();
		File file = attempt.copies().read(stack.image(), "image");
		ImagePlus image = ImageFiles.open(file);
		SegmentJob job = new SegmentJob(part.source(image), model.folder(), files.probability(), files.uncertainty(), largestComponent, mirrored);
		SegmentJob.Result result = ExecutorEngine.get().run(job, monitor);
		Outputs outputs = new Outputs(List.of(file), overwrite);
		for (var named : SegmentationFiles.images(part, image, result).entrySet())
			attempt.write(named.getValue(), files.fileName(stack.name(), named.getKey()), stack.fileName(), outputs);
		monitor.checkCancelled();
		attempt.commit();
		return Row.of((System.nanoTime() - start) / 1e9, result.labels());
	}

	private LabelVolume labels(Attempt attempt, Stack stack) throws IOException {
		return new StackFile(stack.name(), attempt.copies().read(Places.inside(output, files.fileName(stack.name(), "")), "result"), 1, 1).labels();
	}
}
