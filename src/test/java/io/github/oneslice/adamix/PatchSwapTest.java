package io.github.oneslice.adamix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.TestGraph;

/** Properties on maps of random sizes, most of which the grid does not divide. */
class PatchSwapTest {

	private final Random random = new Random(11);

	@Test
	void asManyPatchesComeFromTheOtherAsThePlanSays() {
		for (int trial = 0; trial < 12; trial++) {
			PatchSwap swap = randomSwap();
			int most = Math.min(16, swap.count());
			int[] patches = { random.nextInt(most + 1), random.nextInt(most + 1) };
			boolean[] easy = { random.nextBoolean(), random.nextBoolean() };
			float[][] confidence = { confidences(swap), confidences(swap) };
			List<double[]> result = swap(swap, confidence, easy, patches);
			for (int sample = 0; sample < 2; sample++) {
				int count = swap.count();
				double[] sources = Arrays.copyOfRange(result.get(0), sample * count, (sample + 1) * count);
				assertEquals(patches[sample], Arrays.stream(sources).filter(source -> source >= 0).count());
				assertEquals(patches[sample], Arrays.stream(sources).filter(source -> source >= 0).distinct().count());
				assertRanked(swap, confidence, sample, easy[sample], sources);
			}
		}
	}

	/** Voxels of the original are 0, of the other 1: what was swapped is the union of whole patches, nothing is dropped. */
	@Test
	void whatIsNotSwappedStaysWhereItWas() {
		for (int trial = 0; trial < 12; trial++) {
			PatchSwap swap = randomSwap();
			int[] patches = { swap.count() / 2, 0 };
			List<double[]> result = swap(swap, new float[][] { confidences(swap), confidences(swap) }, new boolean[] { true, true },
				patches);
			int voxels = swap.size()[0] * swap.size()[1] * swap.size()[2];
			double[] mixed = result.get(1);
			for (int sample = 0; sample < 2; sample++)
				for (int i = 0; i < voxels; i++) {
					int z = i / (swap.size()[1] * swap.size()[2]) / swap.patchSize(0);
					int y = i / swap.size()[2] % swap.size()[1] / swap.patchSize(1);
					int x = i % swap.size()[2] / swap.patchSize(2);
					int patch = x + swap.patches()[2] * (y + swap.patches()[1] * z);
					assertEquals(result.get(0)[sample * swap.count() + patch] >= 0 ? 1 : 0, mixed[sample * voxels + i]);
				}
			assertArrayEquals(new double[voxels], Arrays.copyOfRange(mixed, voxels, 2 * voxels));
		}
	}

	private PatchSwap randomSwap() {
		return new PatchSwap(new int[] { 1 + random.nextInt(9), 4 + random.nextInt(14), 4 + random.nextInt(14) }, new int[] { 1 +
			random.nextInt(4), 2 + random.nextInt(3), 2 + random.nextInt(3) });
	}

	/** Of two samples, one after the other. */
	private float[] confidences(PatchSwap swap) {
		float[] values = new float[2 * swap.size()[0] * swap.size()[1] * swap.size()[2]];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return values;
	}

	/** @return the sources, and a map of 0 (original) and 1 (other) after the swap */
	private static List<double[]> swap(PatchSwap swap, float[][] confidence, boolean[] easy, int[] patches) {
		try (TestGraph graph = new TestGraph()) {
			var tf = graph.ops();
			int[] shape = { 2, swap.size()[0], swap.size()[1], swap.size()[2] };
			var plan = new Curriculum.Plan(tf.zeros(tf.constant(new int[] { 2 }), TFloat32.class), tf.constant(
				easy), tf.constant(patches));
			Operand<TInt32> sources = swap.sources(tf, graph.floats(confidence[0], shape), graph.floats(confidence[1], shape), plan);
			Operand<TInt32> own = tf.zeros(tf.constant(shape), TInt32.class);
			return graph.evaluate(List.of(sources, swap.apply(tf, own, tf.onesLike(own), sources)));
		}
	}

	/** Of what goes in and what is replaced nothing ranks before what stays, and both follow the same order. */
	private static void assertRanked(PatchSwap swap, float[][] confidence, int sample, boolean easy, double[] sources) {
		double[] own = means(swap, confidence[0], sample);
		double[] other = means(swap, confidence[1], sample);
		int sign = easy ? 1 : -1;
		double leastReplaced = Double.POSITIVE_INFINITY;
		double mostKept = Double.NEGATIVE_INFINITY;
		for (int p = 0; p < own.length; p++) {
			if (sources[p] >= 0) leastReplaced = Math.min(leastReplaced, sign * own[p]);
			else mostKept = Math.max(mostKept, sign * own[p]);
			for (int q = 0; q < own.length; q++)
				if (sources[p] >= 0 && sources[q] >= 0 && sign * own[p] > sign * own[q]) assertTrue(sign * other[(int) sources[p]] <= sign *
					other[(int) sources[q]] + 1e-6);
		}
		assertTrue(leastReplaced >= mostKept - 1e-6);
	}

	private static double[] means(PatchSwap swap, float[] confidence, int sample) {
		double[] sum = new double[swap.count()];
		int[] voxels = new int[sum.length];
		int[] size = swap.size();
		for (int z = 0, i = sample * size[0] * size[1] * size[2]; z < size[0]; z++)
			for (int y = 0; y < size[1]; y++)
				for (int x = 0; x < size[2]; x++, i++) {
					int patch = x / swap.patchSize(2) + swap.patches()[2] * (y / swap.patchSize(1) + swap.patches()[1] * (z / swap.patchSize(
						0)));
					sum[patch] += confidence[i];
					voxels[patch]++;
				}
		for (int i = 0; i < sum.length; i++)
			sum[i] /= voxels[i];
		return sum;
	}
}
