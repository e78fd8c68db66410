package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

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
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;

class RunningStatisticsTest {

	private static final Extent SIZE = new Extent(32, 32, 16);
	private static final int STEPS = 10;

	/** Of ten steps AdaMix mixes patches in about five, CutMix in all, in which case there is nothing else to follow. */
	@ParameterizedTest
	@CsvSource({ "AdaMix, 2, 8", "CutMix, 10, 10", "None, 10, 10" })
	void stayInStepsOfAdaMixThatMix(String perturbation, int least, int most) {
		TrainingSettings settings = TestMethods.settings("ST", Dimensions.THREE, "filters=2 patch_x=32 patch_y=32 patch_z=16 unlabelled_from=0 perturbation="
			+ perturbation);
		try (Graph graph = new Graph()) {
			List<TrainingVolume> volumes = List.of(volume(1), volume(2));
			TrainingLabels labels = new TrainingLabels(volumes, settings.pseudoLabels());
			for (TrainingVolume volume : volumes)
				labels.setRegistration(volume, new RegistrationStage.Carried(new byte[SIZE.voxels()], new float[SIZE.voxels()]));
			Sampler sampler = new Sampler(settings, volumes, labels);
			TrainingMethod method = Methods.named("AdaMix").create(new MethodContext(Ops.create(graph), settings, new Architecture("V-Net", 2, 5, 2), 2,
				sampler));
			Learner student = method.learners().get(0);
			try (NetworkSession session = new NetworkSession(graph, 1, false)) {
				student.initialize(session, 0);
				int followed = 0;
				for (int step = 0; step < STEPS; step++) {
					Map<String, float[]> before = student.read(session);
					method.step(session, new Moment(step, 0.5, 1e-3));
					Map<String, float[]> after = student.read(session);
					boolean follows = !same(before, after, "student/encoder1/0/mean");
					assertEquals(follows, !same(before, after, "student/encoder1/0/variance"));
					assertTrue(!same(before, after, "student/encoder1/0/kernel"));
					if (follows) followed++;
				}
				assertTrue(followed >= least && followed <= most, "in " + followed + " steps");
			}
		}
	}

	private static boolean same(Map<String, float[]> before, Map<String, float[]> after, String name) {
		return Arrays.equals(before.get(name), after.get(name));
	}

	private static TrainingVolume volume(int seed) {
		float[] image = new float[SIZE.voxels()];
		byte[] known = SparseLabels.nothing(SIZE.voxels());
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < image.length; i++)
			image[i] = (float) random.nextGaussian();
		for (int i = 0; i < SIZE.x() * SIZE.y(); i++)
			known[i] = (byte) (i % 2);
		return new TrainingVolume("volume " + seed, "", WorkingGrid.of(SIZE, VoxelSize.UNCALIBRATED, 0, false), image, known, List.of(new AnnotatedSlice(SliceAxis.XY,
			0)), new float[SIZE.voxels()]);
	}
}
