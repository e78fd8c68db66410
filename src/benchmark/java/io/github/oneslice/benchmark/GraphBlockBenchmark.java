package io.github.oneslice.benchmark;

import io.github.oneslice.adamix.Curriculum;
import io.github.oneslice.adamix.PatchSwap;
import io.github.oneslice.contrast.BidirectionalContrast;
import io.github.oneslice.selfpaced.Uncertainty;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Blocks of a training step, each alone in TensorFlow, on two patches of 80 × 64 × 32 voxels of random numbers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GraphBlockBenchmark {

	private static final int[] PATCH = { 32, 64, 80 };
	/** Voxels of two patches where features are contrasted, an eighth along each axis, and their length. */
	private static final int FEATURE_VOXELS = 2 * 4 * 8 * 10;
	private static final int FEATURES = 32;

	private final Graph graph = new Graph();
	private Session session;
	private Operand<?> selection;
	private Operand<?> swap;
	private Operand<?> contrast;

	@Setup
	public void begin() {
		Ops tf = Ops.create(graph);
		session = new Session(graph);
		Operand<TFloat32> probability = tf.nn.softmax(random(tf, 2, PATCH[0], PATCH[1], PATCH[2], 2));
		selection = Uncertainty.select(tf, Uncertainty.entropy(tf, Uncertainty.meanProbability(tf, List.of(probability, probability))), tf.constant(
			PATCH[0] * PATCH[1] * PATCH[2]));
		Operand<TFloat32> confidence = random(tf, 2, PATCH[0], PATCH[1], PATCH[2]);
		Operand<TFloat32> other = random(tf, 2, PATCH[0], PATCH[1], PATCH[2]);
		PatchSwap patches = new PatchSwap(PATCH, new int[] { 4, 4, 4 });
		Curriculum.Plan plan = new Curriculum(16).plan(tf, tf.constant(new float[] { 0.2f, 0.8f }), tf.constant(0.5f));
		swap = patches.apply(tf, confidence, other, patches.sources(tf, confidence, other, plan));
		Operand<TInt32> classes = tf.math.argMax(random(tf, FEATURE_VOXELS, 2), tf.constant(1), TInt32.class);
		contrast = new BidirectionalContrast(0.07, 50, 2).loss(tf, TFloat32.class, random(tf, FEATURE_VOXELS, FEATURES), random(tf, FEATURE_VOXELS,
			FEATURES), random(tf, FEATURE_VOXELS, FEATURES), classes, tf.nn.softmax(random(tf, FEATURE_VOXELS, 2)));
	}

	@TearDown
	public void end() {
		session.close();
		graph.close();
	}

	@Benchmark
	public void entropyAndSelection() {
		run(selection);
	}

	@Benchmark
	public void patchSwap() {
		run(swap);
	}

	@Benchmark
	public void featureContrast() {
		run(contrast);
	}

	private void run(Operand<?> result) {
		session.runner().addTarget(result.asOutput().op()).run().close();
	}

	private Operand<TFloat32> random(Ops tf, int... shape) {
		long[] lengths = new long[shape.length];
		for (int i = 0; i < shape.length; i++)
			lengths[i] = shape[i];
		Variable<TFloat32> variable = tf.variable(org.tensorflow.ndarray.Shape.of(lengths), TFloat32.class);
		session.runner().addTarget(tf.assign(variable, tf.random.randomStandardNormal(tf.constant(shape), TFloat32.class)).op()).run().close();
		return variable;
	}
}
