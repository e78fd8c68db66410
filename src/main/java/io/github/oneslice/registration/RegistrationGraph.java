package io.github.oneslice.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.RegistrationUNet;
import io.github.oneslice.network.SoftDice;
import io.github.oneslice.network.Warp;

/**
 * The network that registers pairs of slices, and one step of its learning (Balakrishnan et al. 2019). The loss is the
 * dissimilarity of warped and fixed slice, plus the roughness of the displacement, plus, where there are labels, the soft
 * Dice loss between warped and fixed labels.
 */
final class RegistrationGraph implements AutoCloseable {

	private static final int NCC_WINDOW = 9;
	private static final SoftDice DICE = new SoftDice(2, false, 1);

	private final SliceRegistration.Settings settings;
	private final Graph graph = new Graph();
	private final NetworkSession session;
	private final Parameters parameters;
	private final Parameters state;
	private final Placeholder<TFloat32> moving;
	private final Placeholder<TFloat32> fixed;
	private final Placeholder<TInt32> movingLabel;
	private final Placeholder<TInt32> fixedLabel;
	private final Placeholder<TFloat32> labelWeight;
	private final Operand<TFloat32> displacement;
	private final Operand<TFloat32> loss;
	private final Op step;

	/** For padded slices of one size. */
	RegistrationGraph(int rows, int columns, SliceRegistration.Settings settings) {
		this.settings = settings;
		Ops tf = Ops.create(graph);
		parameters = new Parameters(tf, "registration/");
		state = new Parameters(tf, "registration/");
		Shape imageShape = Shape.of(-1, rows, columns, 1);
		Shape labelShape = Shape.of(-1, rows, columns);
		moving = tf.placeholder(TFloat32.class, Placeholder.shape(imageShape));
		fixed = tf.placeholder(TFloat32.class, Placeholder.shape(imageShape));
		movingLabel = tf.placeholder(TInt32.class, Placeholder.shape(labelShape));
		fixedLabel = tf.placeholder(TInt32.class, Placeholder.shape(labelShape));
		labelWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		displacement = RegistrationUNet.displacement(parameters, moving, fixed);
		loss = loss(tf, rows, columns);
		List<Operand<TFloat32>> variables = parameters.trained();
		Gradients all = tf.gradients(loss, variables);
		List<Operand<TFloat32>> gradients = new ArrayList<>();
		for (int i = 0; i < variables.size(); i++)
			gradients.add(all.dy(i));
		List<String> names = parameters.all().stream().map(Parameters.Parameter::name).toList();
		step = new Optimizer.AdamW(0).step(tf, state, names, variables, gradients, tf.constant((float) settings.learningRate()));
		session = new NetworkSession(graph, settings.threads(), false);
		session.initialize(settings.seed(), parameters, state);
	}

	/** Learns from pairs of slices; gives the loss. */
	double train(SlicePairs pairs) {
		return feed(pairs).fetch(loss).target(step).floats().get(0)[0];
	}

	/** The displacements of pairs, one after the other: padded rows × columns × 2, row component first. */
	float[] displacements(SlicePairs pairs) {
		return feed(pairs).fetch(displacement).floats().get(0);
	}

	/** All that is needed to go on from here. */
	Map<String, float[]> read() {
		return session.read(parameters, state);
	}

	void write(Map<String, float[]> values) {
		session.write(values, parameters, state);
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}

	private NetworkSession.Run feed(SlicePairs pairs) {
		long[] images = { pairs.count(), pairs.rows(), pairs.columns(), 1 };
		long[] labels = { pairs.count(), pairs.rows(), pairs.columns() };
		return session.run().feed(moving, pairs.moving(), images).feed(fixed, pairs.fixed(), images).feed(movingLabel, pairs.movingLabels(),
			labels).feed(fixedLabel, pairs.fixedLabels(), labels).feed(labelWeight, new float[] { pairs.labelled() ? 1 : 0 });
	}

	private Operand<TFloat32> loss(Ops tf, int rows, int columns) {
		Warp warp = new Warp(tf, displacement);
		Operand<TFloat32> warped = warp.bilinear(moving);
		Operand<TFloat32> similarity = switch (settings.similarity()) {
			case MSE -> Similarity.meanSquaredError(tf, warped, fixed);
			case NCC -> Similarity.localCrossCorrelation(tf, warped, fixed, NCC_WINDOW);
		};
		Operand<TFloat32> dice = DICE.loss(tf, classFirst(tf, warp.bilinear(oneHot(tf, movingLabel))), classFirst(tf, oneHot(tf, fixedLabel)), tf
			.constant(1f));
		Operand<TFloat32> rough = tf.math.mul(tf.constant((float) settings.smoothness()), Similarity.roughness(tf, displacement, rows,
			columns));
		return tf.math.add(similarity, tf.math.add(tf.math.mul(labelWeight, dice), rough));
	}

	private static Operand<TFloat32> classFirst(Ops tf, Operand<TFloat32> labels) {
		return tf.linalg.transpose(labels, tf.constant(new int[] { 3, 0, 1, 2 }));
	}

	private Operand<TFloat32> oneHot(Ops tf, Operand<TInt32> label) {
		return tf.oneHot(label, tf.constant(settings.classes()), tf.constant(1f), tf.constant(0f));
	}
}
