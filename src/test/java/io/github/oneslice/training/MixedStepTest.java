package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;

/** Steps of AdaMix that learn from unlabelled patches as well, on two volumes of noise. */
class MixedStepTest {

	private static final Extent SIZE = new Extent(32, 32, 16);
	private static final int STEPS = 8;

	/** Of eight steps AdaMix mixes patches in about four, CutMix in all, in which case there is nothing else to follow. */
	@ParameterizedTest
	@CsvSource({ "AdaMix, 1, 7", "CutMix, 8, 8", "None, 8, 8" })
	void runningStatisticsStayInStepsOfAdaMixThatMix(String perturbation, int least, int most) {
		try (Training training = new Training("perturbation=" + perturbation, 1)) {
			int followed = 0;
			for (int step = 0; step < STEPS; step++) {
				Map<String, float[]> before = training.weights();
				training.step(step, 1e-3);
				Map<String, float[]> after = training.weights();
				boolean follows = !same(before, after, "student/encoder1/0/mean");
				assertEquals(follows, !same(before, after, "student/encoder1/0/variance"));
				assertFalse(same(before, after, "student/encoder1/0/kernel"));
				if (follows) followed++;
			}
			assertTrue(followed >= least && followed <= most, "in " + followed + " steps");
		}
	}

	@Test
	void carriedLabelsAreDoubtedAndAnnotatedOnesAreNot() {
		double[] carried = labelledLosses(0, 1);
		double[] doubted = labelledLosses(0.7, 1);
		for (int step = 0; step < carried.length; step++)
			assertNotEquals(carried[step], doubted[step], "step " + step);
		assertArrayEquals(labelledLosses(0, SIZE.z()), labelledLosses(0.7, SIZE.z()), 1e-6);
	}

	/** Of steps that learn nothing; some of them mix. */
	private static double[] labelledLosses(double robustness, int annotated) {
		try (Training training = new Training("noise_robustness=" + robustness, annotated)) {
			return IntStream.range(0, STEPS).mapToDouble(step -> training.step(step, 0)).toArray();
		}
	}

	private static boolean same(Map<String, float[]> before, Map<String, float[]> after, String name) {
		return Arrays.equals(before.get(name), after.get(name));
	}

	/** AdaMix-ST, unlabelled patches from the start. */
	private static final class Training implements AutoCloseable {

		private final Graph graph = new Graph();
		private final TrainingMethod method;
		private final NetworkSession session;

		/** @param annotated how many slices of each volume are, from the first; elsewhere registration says there is nothing, and is trusted by half */
		Training(String changes, int annotated) {
			TrainingSettings settings = TestMethods.settings("ST", Dimensions.THREE, "filters=2 patch_x=32 patch_y=32 patch_z=16 unlabelled_from=0 " + changes);
			List<TrainingVolume> volumes = List.of(volume(1, annotated), volume(2, annotated));
			TrainingLabels labels = new TrainingLabels(volumes, settings.pseudoLabels());
			float[] trust = new float[SIZE.voxels()];
			Arrays.fill(trust, 0.5f);
			for (TrainingVolume volume : volumes)
				labels.setRegistration(volume, new RegistrationStage.Carried(new byte[SIZE.voxels()], trust));
			Sampler sampler = new Sampler(settings, volumes, labels);
			method = Methods.named("AdaMix").create(new MethodContext(Ops.create(graph), settings, new Architecture("V-Net", 2, 5, 2), volumes.size(), sampler));
			session = new NetworkSession(graph, 1, false);
			method.learners().get(0).initialize(session, 0);
		}

		/** @return the loss of labelled patches */
		double step(int step, double learningRate) {
			return method.step(session, new Moment(step, 0.5, learningRate)).values().get(Quantity.loss("labelled"));
		}

		Map<String, float[]> weights() {
			return method.learners().get(0).read(session);
		}

		@Override
		public void close() {
			session.close();
			graph.close();
		}

		private static TrainingVolume volume(int seed, int annotated) {
			SplittableRandom random = new SplittableRandom(seed);
			float[] image = new float[SIZE.voxels()];
			byte[] known = SparseLabels.nothing(SIZE.voxels());
			for (int i = 0; i < image.length; i++) {
				image[i] = (float) random.nextGaussian();
				if (i < annotated * SIZE.x() * SIZE.y()) known[i] = (byte) random.nextInt(2);
			}
			List<AnnotatedSlice> slices = IntStream.range(0, annotated).mapToObj(z -> new AnnotatedSlice(SliceAxis.XY, z)).toList();
			return new TrainingVolume("volume " + seed, "", WorkingGrid.of(SIZE, VoxelSize.UNCALIBRATED, 0, false), image, known, slices, new float[SIZE.voxels()]);
		}
	}
}
