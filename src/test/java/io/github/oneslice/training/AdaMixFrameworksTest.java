package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Evaluation;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;

/**
 * What is learned from one labelled phantom and others without labels, mean over three seeds of training and phantoms, slice by
 * slice. The supervised loss alone serves as the comparison, for the same number of steps.
 */
class AdaMixFrameworksTest {

	private static final Extent SIZE = new Extent(32, 32, 8);
	private static final int SEEDS = 3;
	private static final int LABELLED = 1;
	private static final int UNLABELLED = 4;
	private static final int STEPS = 400;
	/** Rounding alone, by other kernels, moved the mean of three seeds of {@code supervised} by so much, and what the frameworks are ahead by half of it. */
	private static final double SPREAD = 0.05;
	private static final String SETTINGS = "filters=4 patch_x=32 patch_y=32 labelled_batch=2 unlabelled_batch=4 augmentation=none"
		+ " unlabelled_from=0 precision=float32 steps=" + STEPS;

	private static double supervisedDice;

	@TempDir
	static Path folder;

	@BeforeAll
	static void trainOnLabelledPhantomsAlone() {
		supervisedDice = IntStream.range(0, SEEDS).mapToDouble(seed -> train("supervised", SETTINGS,
			seed).dice).average().orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ST", "MT", "CT" })
	void frameworksLearnFromLabelledPhantomsAndLoseNothingByOthers(String framework) {
		double dice = 0;
		for (int seed = 0; seed < SEEDS; seed++) {
			Outcome outcome = train(framework, SETTINGS + " confidence=0.8", seed);
			double first = mean(outcome.losses.subList(0, 20));
			double last = mean(outcome.losses.subList(STEPS - 20, STEPS));
			assertTrue(last < first, "labelled loss from " + first + " to " + last);
			dice += outcome.dice / SEEDS;
		}
		assertTrue(dice > supervisedDice - SPREAD, framework + " " + dice + ", supervised only " + supervisedDice);
	}

	/** @param dice mean over classes and unlabelled phantoms */
	private record Outcome(List<Double> losses, double dice) {}

	private static Outcome train(String method, String changes, int seed) {
		TrainingSettings settings = TestMethods.settings(method, Dimensions.TWO, changes).with(seed);
		List<Phantom> phantoms = IntStream.range(0, LABELLED + UNLABELLED).mapToObj(i -> Phantom.of(SIZE, new VoxelSize(1, 1, 2, "mm"), 2, 100L * seed
			+ i)).toList();
		List<Sample> samples = new ArrayList<>();
		for (int i = 0; i < phantoms.size(); i++)
			samples.add(sample("phantom " + i, phantoms.get(i), i < LABELLED));
		File model = folder.resolve(method + seed).toFile();
		List<Double> losses = new ArrayList<>();
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(new TrainJob(samples, model, settings, false), new Monitor() {

				@Override
				public void report(Event event) {
					if (event.stage() == Event.Stage.TRAINING) losses.add(event.values().getOrDefault(Event.Quantity.loss("labelled"), 0.0));
				}

				@Override
				public boolean isCancelled() {
					return false;
				}
			});
			double dice = phantoms.stream().skip(LABELLED).flatMap(phantom -> Evaluation.compare("", engine.run(new SegmentJob(StackInMemory.of("phantom", phantom.image()), model,
				false, false, LargestComponent.NO, false), Monitor.SILENT).labels(), phantom.labels()).stream()).mapToDouble(AdaMixFrameworksTest::dice)
				.average().orElseThrow();
			return new Outcome(losses, dice);
		}
	}

	private static double dice(ClassScore score) {
		return score.metrics().dice();
	}

	private static Sample sample(String name, Phantom phantom, boolean labelled) {
		StackInMemory image = StackInMemory.of(name, phantom.image());
		return labelled ? Sample.labelled(image, StackInMemory.of(name, phantom.labels()), AnnotationRule.WHOLE) : Sample.unlabelled(image);
	}

	private static double mean(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}
}
