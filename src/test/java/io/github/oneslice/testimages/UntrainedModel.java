package io.github.oneslice.testimages;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.Preprocessing;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.SegmentationNetwork;

/** A model whose weights are those that a training starts from: it works, and knows nothing. */
public final class UntrainedModel {

	private UntrainedModel() {}

	/**
	 * Writes one for voxels of 1 x 1 x 2 mm and one label.
	 *
	 * @param network such as {@code V-Net}
	 */
	public static void write(File folder, String network) {
		Architecture architecture = new Architecture(network, 2, 5, 2);
		new Model(architecture, new Preprocessing(List.of(1.0, 1.0, 2.0), "mm", Preprocessing.Z_SCORE), List.of(LabelClass.unnamed(0, 0, false), LabelClass.unnamed(1,
			1, false)), new Extent(16, 16, network.equals("V-Net") ? 16 : 1), Map.of("method", "none"), List.of(weights(architecture))).write(folder);
	}

	/** @return the folder that it is copied to, which is made */
	public static Path copy(Path model, Path folder) throws IOException {
		Files.createDirectory(folder);
		for (String name : List.of("model.json", "weights.safetensors"))
			Files.copy(model.resolve(name), folder.resolve(name));
		return folder;
	}

	private static Map<String, float[]> weights(Architecture architecture) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Parameters parameters = new Parameters(tf, "");
			SegmentationNetwork.of(architecture, 0).infer(parameters, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, -1, 1))));
			return parameters.initial(1);
		}
	}
}
