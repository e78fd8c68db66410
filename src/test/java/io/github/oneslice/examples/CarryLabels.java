package io.github.oneslice.examples;

import java.io.File;

import org.scijava.Context;
import org.scijava.plugin.PluginService;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.engine.EngineService;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.files.StackFile;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.Sample;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.training.Methods;

/**
 * OneSlice as a library, with the work done in a process of its own as Fiji does it: carries the labels of one slice through
 * its stack by registration. Run it in the folder of the project:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.oneslice.examples.CarryLabels
 * </pre>
 */
public final class CarryLabels {

	private CarryLabels() {}

	public static void main(String... arguments) {
		Sample sample = Sample.labelled(stack("putamen"), stack("putamen-slice"), AnnotationRule.LABELLED_SLICES);
		try (Context context = new Context(PluginService.class, EngineService.class)) {
			LabelVolume carried = context.service(EngineService.class).engine().run(new PropagateJob(sample, Methods.named("supervised").settings(
				Preset.LAPTOP, Dimensions.THREE)), Monitor.SILENT);
			Evaluation.compare("putamen", carried, stack("putamen-labels").labels()).forEach(score -> System.out.printf("class %d: Dice %.3f%n",
				score.label(), score.metrics().dice()));
		}
	}

	private static StackFile stack(String name) {
		return new StackFile(name, new File("test-images/" + name + ".tif").getAbsoluteFile(), 1, 1);
	}
}
