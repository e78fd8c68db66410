package io.github.oneslice.adamix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.MixingSettings;
import io.github.oneslice.settings.Perturbation;

/** Two samples of 8×8×4 voxels: originals are 0 everywhere, others 1. */
class MixingTest {

	private static final int[] SIZE = { 4, 8, 8 };
	private static final int VOXELS = 2 * 4 * 8 * 8;
	private static final RandomGenerator MIXES = fixed(0.1);
	private static final RandomGenerator DOES_NOT = fixed(0.9);

	@Test
	void adaMixTakesTheSamePatchesOfAllMaps() {
		List<float[]> maps = mixed(Perturbation.ADAMIX, MIXES, 0.5f);
		// Loss 0.5 at age 1: v = 0.5, so 8 of 16 patches at the most, each of 1×2×2 voxels.
		float[] image = maps.get(0);
		assertEquals(2 * 8 * 4, sum(image), 1e-6);
		for (float[] map : maps)
			assertArrayEquals(image, map);
	}

	@Test
	void stepsThatDoNotMixComputeNothingForTheMixing() {
		for (float[] map : mixed(Perturbation.ADAMIX, DOES_NOT, Float.NaN))
			assertArrayEquals(new float[VOXELS], map);
		assertThrows(TFInvalidArgumentException.class, () -> mixed(Perturbation.ADAMIX, MIXES, Float.NaN));
	}

	@Test
	void cutMixTakesABoxThroughAllSlices() {
		List<float[]> maps = mixed(Perturbation.CUTMIX, MIXES, 0);
		float[] image = maps.get(0);
		assertTrue(sum(image) > 0 && sum(image) < VOXELS);
		for (float[] map : maps)
			assertArrayEquals(image, map);
		for (int i = 0; i < VOXELS; i++)
			assertEquals(image[i % 64 + i / 256 * 256], image[i]);
	}

	@Test
	void noneLeavesTheOriginals() {
		for (float[] map : mixed(Perturbation.NONE, MIXES, 0))
			assertArrayEquals(new float[VOXELS], map);
	}

	@Test
	void samplesAreNaturalInStepsThatDoNotMix() {
		assertEquals(0, natural(Perturbation.ADAMIX, MIXES));
		assertEquals(1, natural(Perturbation.ADAMIX, DOES_NOT));
		assertEquals(1, natural(Perturbation.CUTMIX, MIXES));
		assertEquals(1, natural(Perturbation.NONE, MIXES));
	}

	private static float natural(Perturbation kind, RandomGenerator random) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Mixing mixing = Mixing.of(new MixingSettings(kind, 4, 16), tf, SIZE);
			try (NetworkSession session = new NetworkSession(graph, 1, false)) {
				return mixing.feed(session.run(), 2, 1, random).fetch(mixing.natural(tf)).floats().get(0)[0];
			}
		}
	}

	/** @return image, label, weight and doubt; a loss that is not a number fails when it is computed */
	private static List<float[]> mixed(Perturbation kind, RandomGenerator random, float loss) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Mixing mixing = Mixing.of(new MixingSettings(kind, 4, 16), tf, SIZE);
			Placeholder<TFloat32> confidence = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2, 4, 8, 8)));
			Placeholder<TFloat32> losses = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2)));
			Mixing.Maps mixed = mixing.mix(tf, maps(tf, 0, confidence), maps(tf, 1, confidence), tf.debugging.checkNumerics(mixing.whenMixing(tf,
				losses), "computed"));
			float[] random01 = new float[VOXELS];
			for (int i = 0; i < VOXELS; i++)
				random01[i] = i * 37 % 101 / 101f;
			try (NetworkSession session = new NetworkSession(graph, 1, false)) {
				NetworkSession.Run run = session.run().feed(confidence, random01, 2, 4, 8, 8).feed(losses, new float[] { loss, loss }, 2);
				return mixing.feed(run, 2, 1, random).fetch(mixed.image()).fetch(tf.dtypes.cast(mixed.label(), TFloat32.class)).fetch(mixed
					.weight()).fetch(mixed.doubt()).floats();
			}
		}
	}

	private static Mixing.Maps maps(Ops tf, float value, Operand<TFloat32> confidence) {
		Operand<TFloat32> map = tf.fill(tf.constant(new int[] { 2, 4, 8, 8 }), tf.constant(value));
		return new Mixing.Maps(tf.expandDims(map, tf.constant(4)), tf.dtypes.cast(map, TInt32.class), confidence, map, tf.identity(map));
	}

	private static double sum(float[] values) {
		double sum = 0;
		for (float value : values)
			sum += value;
		return sum;
	}

	private static RandomGenerator fixed(double value) {
		return new RandomGenerator() {

			@Override
			public double nextDouble() {
				return value;
			}

			@Override
			public long nextLong() {
				return 0;
			}
		};
	}
}
