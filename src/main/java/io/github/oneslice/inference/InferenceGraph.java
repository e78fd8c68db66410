package io.github.oneslice.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.SegmentationNetwork;

/**
 * The graph that predicts: a normalised patch [batch, z, y, x, 1] in, the probability of each class [batch, z, y, x, class]
 * out, the mean over all networks of a model.
 */
public final class InferenceGraph implements AutoCloseable {

	private final Graph graph = new Graph();
	private final Placeholder<TFloat32> input;
	private final Operand<TFloat32> probability;
	private final NetworkSession session;
	private final Extent multiples;

	public InferenceGraph(Model model, int threads) {
		Ops tf = Ops.create(graph);
		input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, -1, 1)));
		SegmentationNetwork network = SegmentationNetwork.of(model.architecture(), 0);
		int[] sizes = network.sizeMultiples();
		multiples = new Extent(sizes[0], sizes[1], sizes[2]);
		List<Parameters> networks = new ArrayList<>();
		List<Operand<TFloat32>> answers = new ArrayList<>();
		for (int i = 0; i < model.networks().size(); i++) {
			networks.add(new Parameters(tf, i + "/"));
			answers.add(tf.nn.softmax(network.infer(networks.get(i), input).logits()));
		}
		probability = tf.math.div(tf.math.addN(answers), tf.constant((float) answers.size()));
		session = new NetworkSession(graph, threads, false);
		for (int i = 0; i < networks.size(); i++)
			write(networks.get(i), model.networks().get(i));
	}

	/** What width, height and depth of a patch must be multiples of. */
	Extent multiples() {
		return multiples;
	}

	/**
	 * @param image normalised grey values, x fastest
	 * @return voxel by voxel the probability of each class
	 */
	float[] predict(float[] image, Extent size) {
		return session.run().inThisThread().feed(input, image, size.batch(1, 1)).fetch(probability).floats().get(0);
	}

	/** Writes the graph with its weights as a SavedModel. */
	void save(Path folder) {
		session.save(folder, ResourceDescription.INPUT, input, ResourceDescription.OUTPUT, probability);
	}

	@Override
	public void close() {
		session.close();
		graph.close();
	}

	private void write(Parameters network, Map<String, float[]> weights) {
		Map<String, float[]> named = new HashMap<>();
		weights.forEach((name, values) -> named.put(network.fullName(name), values));
		network.requireNoOther(named);
		session.write(named, network);
	}
}
