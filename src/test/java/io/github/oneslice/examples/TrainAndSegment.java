package io.github.oneslice.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.Methods;

/**
 * OneSlice as a library, without any ImageJ window: trains a network on a stack with one annotated slice for a minute, and
 * segments the whole stack with it. Run it in the folder of the project:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.oneslice.examples.TrainAndSegment
 * </pre>
 */
public final class TrainAndSegment {

	private TrainAndSegment() {}

	public static void main(String... arguments) throws IOException {
		StackFile image = stack("phantom");
		TrainingSettings settings = Methods.named("SPSS").settings(Preset.LAPTOP, Dimensions.THREE);
		settings = settings.with(settings.duration().withMinutes(1));
		File model = Files.createTempDirectory("model").toFile();
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(new TrainJob(List.of(Sample.labelled(image, stack("phantom-slice"), AnnotationRule.LABELLED_SLICES)), model, settings,
				false), new Printer());
			LabelVolume labels = engine.run(new SegmentJob(image, model, false, false, LargestComponent.YES, false), Monitor.SILENT).labels();
			Evaluation.compare("phantom", labels, stack("phantom-labels").labels()).forEach(score -> System.out.printf("class %d: Dice %.3f%n", score
				.label(), score.metrics().dice()));
		}
	}

	private static StackFile stack(String name) {
		return new StackFile(name, new File("test-images/" + name + ".tif"), 1, 1);
	}

	/** Prints every fiftieth event. */
	private static final class Printer implements Monitor {

		@Override
		public void report(Event event) {
			if (event.step() % 50 == 0) System.out.println(event.title() + " " + event.step() + ": " + event.values().values());
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	}
}
