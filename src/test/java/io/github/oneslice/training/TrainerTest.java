package io.github.oneslice.training;

import static io.github.oneslice.training.PhantomTraining.SIZE;
import static io.github.oneslice.training.PhantomTraining.phantom;
import static io.github.oneslice.training.PhantomTraining.sample;
import static io.github.oneslice.training.PhantomTraining.settings;
import static io.github.oneslice.training.PhantomTraining.train;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.inference.ModelReport;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.PhantomTraining.Recorder;

class TrainerTest {

	@TempDir
	Path folder;

	@Test
	void trainsInRoundsWhereNotAllIsAnnotated() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "sparse"), recorder, false, settings("supervised", "3D").with("rounds", "2").with("round_steps", "4"));
		assertEquals(4, recorder.titles.stream().filter(title -> title.endsWith("round 1 of 2")).count(), recorder.titles::toString);
		assertEquals(4, recorder.titles.stream().filter(title -> title.endsWith("round 2 of 2")).count(), recorder.titles::toString);
		Recorder whole = new Recorder(Integer.MAX_VALUE);
		train(List.of(annotated(1, AnnotationRule.WHOLE)), new File(folder.toFile(), "whole"), whole, false, settings("supervised", "3D").with(
			"rounds", "2").with("round_steps", "4"));
		assertTrue(whole.titles.stream().noneMatch(title -> title.contains("round")), whole.titles::toString);
	}

	@Test
	void eachRoundLearnsFromUnlabelledPatchesInItsLastPart() {
		List<Boolean> full = new ArrayList<>();
		Recorder recorder = new Recorder(Integer.MAX_VALUE) {

			@Override
			public void report(Event event) {
				super.report(event);
				if (event.stage() == Event.Stage.TRAINING) full.add(event.values().keySet().stream().anyMatch(quantity -> quantity.name().equals("consistency")));
			}
		};
		train(folder.toFile(), recorder, false, settings("SPSS", "3D").with("rounds", "2").with("round_steps", "4").with("unlabelled_from", "0.5"));
		assertEquals(List.of(false, false, true, true, false, false, true, true), full);
	}

	/** Its annotation may be what it will: what is learned is the same. */
	@Test
	void whatIsHeldOutIsComparedWithAndNotLearnedFrom() {
		TrainingSettings settings = settings("supervised", "3D").with("held_out", "1");
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		Recorder other = new Recorder(Integer.MAX_VALUE);
		File folder = new File(this.folder.toFile(), "model");
		train(List.of(sample(1), sample(2)), folder, recorder, false, settings);
		byte[] nonsense = new byte[SIZE.voxels()];
		Arrays.fill(nonsense, 0, nonsense.length * 2 / 3, (byte) 7);
		Sample wrong = Sample.labelled(sample(2).image(), StackInMemory.of("labels", Volumes.ofBytes(nonsense, SIZE, sample(2).image().header().voxelSize())),
			new AnnotationRule(SliceAxis.XY, "10", SparseLabels.UNKNOWN));
		train(List.of(sample(1), wrong), new File(this.folder.toFile(), "other"), other, false, settings);
		assertEquals(recorder.losses, other.losses);
		assertTrue(recorder.values.containsKey(HeldOut.DICE.name()), recorder.values::toString);
		double dice = ((Number) Model.read(folder).training().get("dice_on_held_out_slices")).doubleValue();
		assertTrue(dice >= 0 && dice <= 1, "" + dice);
		assertTrue(ModelReport.text(Model.read(folder)).contains("of 1 volumes it did not learn from"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "AdaMix", "CutMix", "None" })
	void spssMixesAsItIsTold(String perturbation) {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), perturbation), recorder, false, settings("SPSS", "3D").with("perturbation", perturbation));
		assertEquals(8, recorder.losses.size());
	}

	@Test
	void withOneDomainThereIsNoExpertAndTheRestIsPlainTraining() {
		Recorder plain = new Recorder(Integer.MAX_VALUE);
		Recorder alone = new Recorder(Integer.MAX_VALUE);
		Recorder guided = new Recorder(Integer.MAX_VALUE);
		List<Sample> oneDomain = List.of(sample(1).of(""), sample(2).of(""));
		train(oneDomain, new File(folder.toFile(), "plain"), plain, false, settings("supervised", "3D"));
		train(oneDomain, new File(folder.toFile(), "alone"), alone, false, settings("LFME", "3D").with("rounds", "1"));
		train(new File(folder.toFile(), "guided"), guided, false, settings("LFME", "3D").with("rounds", "1").with("guidance", "1"));
		assertTrue(alone.messages.stream().anyMatch(message -> message.contains("one domain")), alone.messages::toString);
		assertTrue(guided.messages.contains("2 domains: scanner 1, scanner 2."), guided.messages::toString);
		for (int i = 0; i < plain.losses.size(); i++) {
			assertEquals(plain.losses.get(i), alone.losses.get(i), 1e-5);
			assertTrue(guided.losses.get(i) > plain.losses.get(i) + 0.01, "step " + i);
		}
	}

	@ParameterizedTest
	@CsvSource({ "supervised, supervised", "MT, MT", "CT, CT", "supervised, SPSS", "SPSS, supervised" })
	void trainingOnStartsFromTheLastNetworkOfTheModel(String before, String method) {
		File first = new File(folder.toFile(), "first");
		train(first, new Recorder(Integer.MAX_VALUE), false, settings(before, "3D").with("filters", "3").with("rounds", "3").with(
			"round_steps", "1"));
		File second = new File(folder.toFile(), "second");
		TrainingSettings still = settings(method, "3D").with("learning_rate", "1e-12").with("weight_decay", "0").with("steps", "1");
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(new TrainJob(List.of(sample(1)), second, still, first, false, false), Monitor.SILENT);
			UserException refused = assertThrows(UserException.class, () -> engine.run(new TrainJob(List.of(withLabel(9)), new File(folder
				.toFile(), "third"), still, first, false, false), Monitor.SILENT));
			assertTrue(refused.getMessage().contains("knows the labels [0, 7], but the annotation holds [9]"), refused.getMessage());
			UserException planar = assertThrows(UserException.class, () -> engine.run(new TrainJob(List.of(sample(1)), new File(folder
				.toFile(), "third"), settings(method, "2D"), first, false, false), Monitor.SILENT));
			assertTrue(planar.getMessage().contains("is 3D"), planar.getMessage());
		}
		Model start = Model.read(first);
		Model after = Model.read(second);
		assertEquals(3, after.architecture().filters());
		assertEquals(start.preprocessing(), after.preprocessing());
		assertEquals(PriorCorrection.of(start), PriorCorrection.of(after));
		assertEquals(3, start.networks().size());
		assertFalse(same(start.networks().get(0), start.networks().get(1)));
		assertEquals(1, after.networks().size());
		// Of the two that co-training teaches the better is kept.
		assertTrue((method.equals("CT") ? start.networks() : start.networks().subList(2, 3)).stream().anyMatch(one -> same(one, after.networks().get(0))));
	}

	/** But for the running statistics. */
	private static boolean same(Map<String, float[]> start, Map<String, float[]> after) {
		return start.keySet().stream().filter(name -> after.containsKey(name) && !name.contains("mean") && !name.contains("variance")).allMatch(name -> {
			for (int i = 0; i < start.get(name).length; i++)
				if (Math.abs(start.get(name)[i] - after.get(name)[i]) > 1e-6) return false;
			return true;
		});
	}

	@Test
	void backgroundWeighsLessWhereLabelsWereCarriedFromOneSliceOfSeveralVolumes() {
		TrainingSettings settings = settings("supervised", "3D").with("background_weight", "0.25");
		Model plain = trained("plain", settings.with("background_weight", "1"), sample(1), sample(2));
		Model corrected = trained("corrected", settings, sample(1), sample(2));
		float[] bias = plain.networks().get(0).get(SegmentationNetwork.OUTPUT_BIAS).clone();
		bias[0] += (float) Math.log(0.25);
		assertArrayEquals(bias, corrected.networks().get(0).get(SegmentationNetwork.OUTPUT_BIAS), 1e-5f);
		PriorCorrection none = new PriorCorrection(1);
		assertEquals(none, PriorCorrection.of(trained("whole", settings, annotated(1, AnnotationRule.WHOLE), annotated(2, AnnotationRule.WHOLE))));
		AnnotationRule twoSlices = new AnnotationRule(SliceAxis.XY, "8, 11", SparseLabels.UNKNOWN);
		assertEquals(none, PriorCorrection.of(trained("two slices", settings, annotated(1, twoSlices), annotated(2, twoSlices))));
		assertEquals(none, PriorCorrection.of(trained("alone", settings, sample(1))));
	}

	@Test
	void carriedLabelsAreDoubtedAndAnnotatedOnesAreNot() {
		TrainingSettings plain = settings("supervised", "3D");
		TrainingSettings robust = plain.with("noise_robustness", "1");
		Sample whole = annotated(1, AnnotationRule.WHOLE);
		assertEquals(firstLoss("whole", plain, whole), firstLoss("robust whole", robust, whole), 1e-5);
		double carried = firstLoss("carried", plain, sample(1));
		assertTrue(firstLoss("robust carried", robust, sample(1)) < 0.8 * carried);
	}

	private double firstLoss(String name, TrainingSettings settings, Sample sample) {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(List.of(sample), new File(folder.toFile(), name), recorder, false, settings);
		return recorder.losses.get(0);
	}

	private Model trained(String name, TrainingSettings settings, Sample... samples) {
		File model = new File(folder.toFile(), name);
		train(List.of(samples), model, new Recorder(Integer.MAX_VALUE), false, settings);
		return Model.read(model);
	}

	/** A phantom whose labels are annotated as the rule says. */
	private static Sample annotated(long seed, AnnotationRule rule) {
		return Sample.labelled(sample(seed).image(), StackInMemory.of("labels", phantom(seed).labels()), rule);
	}

	@Test
	void selectionAndContrastCanBeLeftOut() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "plain"), recorder, false, settings("SPSS", "3D").with("sample_selection", "false").with(
			"contrastive", "false"));
		assertEquals(8, recorder.losses.size());
	}

	@Test
	void saysThatTheTimeWasOverBeforeTheFirstStep() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "short"), recorder, false, settings("supervised", "3D").with("minutes", "0.0001"));
		assertEquals(List.of(), recorder.losses);
		assertTrue(recorder.messages.stream().anyMatch(message -> message.contains("has learned nothing")), recorder.messages::toString);
	}

	@Test
	void previewsShowWhatIsLearned() {
		Recorder recorder = new Recorder(Integer.MAX_VALUE);
		train(new File(folder.toFile(), "model"), recorder, false);
		Event.Preview preview = recorder.firstPreview;
		assertEquals("phantom 1", preview.name());
		assertEquals(SIZE, preview.image().size());
		assertEquals(SIZE.z(), preview.slices());
		assertEquals(SIZE, preview.labels().size());
		assertNull(preview.prediction(), "before the network was asked");
		double dice = recorder.values.get("Dice on annotated slices (learned from)");
		assertTrue(dice >= 0 && dice <= 1, () -> "" + dice);
	}

	@Test
	void modelGivesLabelsOfTheVolumesSizeInThePersonsOwnValues() {
		File model = new File(folder.toFile(), "model");
		TrainJob.Result result = train(model, new Recorder(Integer.MAX_VALUE), false);
		assertEquals(2, result.carried().size());
		try (LocalEngine engine = new LocalEngine()) {
			SegmentJob.Result segmented = engine.run(new SegmentJob(StackInMemory.of("phantom", phantom(3).image()), model, true, true, LargestComponent.NO, false),
				Monitor.SILENT);
			assertEquals(List.of(0, 7), segmented.labelValues());
			assertEquals(2, segmented.probability().size());
			assertEquals(SIZE, segmented.labels().size());
			float[] background = Volumes.toFloats(segmented.probability().get(0));
			float[] structure = Volumes.toFloats(segmented.probability().get(1));
			byte[] labels = Volumes.toBytes(segmented.labels());
			for (int i = 0; i < labels.length; i++) {
				assertEquals(1, background[i] + structure[i], 1e-4);
				assertEquals(structure[i] > background[i] ? 7 : 0, labels[i]);
			}
		}
	}

	private static Sample withLabel(int label) {
		Sample sample = sample(1);
		byte[] labels = Volumes.toBytes(sample.labels().labels());
		for (int i = 0; i < labels.length; i++)
			if (labels[i] == 7) labels[i] = (byte) label;
		return Sample.labelled(sample.image(), StackInMemory.of("labels", Volumes.ofBytes(labels, SIZE, sample.labels().labels().voxelSize())), sample
			.rule());
	}
}
