package io.github.oneslice.benchmark;

import io.github.oneslice.annotation.AnnotatedSlice;
import io.github.oneslice.annotation.SliceAxis;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.evaluation.Metrics;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.SlidingWindow;
import io.github.oneslice.registration.FlowPropagation;
import io.github.oneslice.registration.SliceRegistration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Blocks that work on whole volumes in Java, at the size of a working volume: a ball in noise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BlockBenchmark {

	private static final Extent SIZE = new Extent(96, 72, 44);
	private static final int ANNOTATED = 22;
	private static final double[] SPACING = { 1.25, 1.25, 1.25 };

	private final float[] image = new float[SIZE.voxels()];
	private final byte[] known = SparseLabels.nothing(SIZE.voxels());
	private final boolean[] ball = new boolean[SIZE.voxels()];
	private final boolean[] shifted = new boolean[SIZE.voxels()];

	@Setup
	public void begin() {
		SplittableRandom random = new SplittableRandom(1);
		for (int z = 0, i = 0; z < SIZE.z(); z++)
			for (int y = 0; y < SIZE.y(); y++)
				for (int x = 0; x < SIZE.x(); x++, i++) {
					ball[i] = Math.hypot(Math.hypot(x - 48, y - 36), z - ANNOTATED) < 18;
					shifted[i] = Math.hypot(Math.hypot(x - 51, y - 36), z - ANNOTATED) < 16;
					image[i] = (float) (random.nextGaussian() + (ball[i] ? 3 : 0));
					if (z == ANNOTATED) known[i] = (byte) (ball[i] ? 1 : 0);
				}
	}

	@Benchmark
	public Object propagation() {
		return new FlowPropagation(2, 3).propagate(new SliceRegistration.Stack(image, SIZE, List.of(SliceAxis.XY)), known, List.of(
			new AnnotatedSlice(SliceAxis.XY, ANNOTATED)), () -> {});
	}

	@Benchmark
	public Object surfaceDistances() {
		return Metrics.of(shifted, ball, SIZE, SPACING);
	}

	/** The stitching alone: the network is a constant. */
	@Benchmark
	public Object stitching() {
		SlidingWindow windows = SlidingWindow.covering(SIZE, new Extent(80, 64, 32), new Extent(16, 16, 16));
		float[] answer = new float[2 * windows.window().voxels()];
		return windows.predict(image, SIZE, 2, (patch, size) -> answer, () -> {});
	}
}
