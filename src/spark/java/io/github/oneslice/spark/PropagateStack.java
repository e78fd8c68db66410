package io.github.oneslice.spark;

import java.io.File;
import java.io.IOException;
import java.util.List;

import ij.ImagePlus;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.files.Outputs;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.Sample;
import io.github.oneslice.results.Part;
import io.github.oneslice.results.SegmentationTable.Row;
import io.github.oneslice.settings.TrainingSettings;

/**
 * Carries the labels of the annotated slices through a stack.
 *
 * @param output address of the folder of the results
 * @param overwrite whether files are replaced that are not ours
 */
record PropagateStack(Places places, String output, boolean overwrite, Part part, AnnotationRule rule, TrainingSettings settings)
	implements TaskWork<Stack, Row>
{

	@Override
	public Row run(Stack stack, String id, Monitor monitor) throws IOException {
		try (Attempt attempt = new Attempt(places, output, id)) {
			return attempt.copies().use(() -> stack.done() ? Row.of(Double.NaN, labels(stack.name(), attempt.copies().read(Places.inside(output, stack.name()
				+ ".tif"), "result")).labels()) : propagated(attempt, stack, monitor));
		}
	}

	@Override
	public Row failed(Stack stack, double seconds, String why) {
		return Row.failed(seconds, why);
	}

	private Row propagated(Attempt attempt, Stack stack, Monitor monitor) throws IOException {
		long start = System.nanoTime();
		File file = attempt.copies().read(stack.image(), "image");
		File labels = attempt.copies().read(stack.other(), "labels");
		ImagePlus image = ImageFiles.open(file);
		LabelVolume carried = ExecutorEngine.get().run(new PropagateJob(Sample.labelled(part.source(image), labels(stack.name(), labels), rule), settings), monitor);
		attempt.write(part.labels(image, "propagated", carried), stack.name() + ".tif", stack.fileName(), new Outputs(List.of(file, labels), overwrite));
		monitor.checkCancelled();
		attempt.commit();
		return Row.of((System.nanoTime() - start) / 1e9, carried);
	}

	private static StackFile labels(String name, File file) {
		return new StackFile(name, file, 1, 1);
	}
}
