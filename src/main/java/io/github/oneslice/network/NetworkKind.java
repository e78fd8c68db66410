package io.github.oneslice.network;

import java.util.List;
import java.util.stream.Collectors;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.error.UserException;

/**
 * A kind of segmentation network, known by its name. To add one, implement this, and name it in {@link #all()}.
 */
public interface NetworkKind {

	/** As it stands in the description of a model. */
	String name();

	/** Whether each slice along z is seen for itself. */
	boolean planar();

	/**
	 * Builds one pass.
	 *
	 * @param image [batch, z, y, x, 1]
	 * @param dropout rate of the dropout of whole channels, where the network has one
	 */
	SegmentationNetwork.Pass build(Architecture architecture, Layers layers, Operand<TFloat32> image, double dropout);

	/** How much smaller than the image the deepest features are, along each axis that is seen. */
	int deepestFactor(Architecture architecture);

	/** How much smaller than the image {@link SegmentationNetwork.Pass#joined()} is, along each axis that is seen. */
	int joinedFactor(Architecture architecture);

	/** The number of channels of {@link SegmentationNetwork.Pass#joined()}. */
	int joinedChannels(Architecture architecture);

	/** Every kind there is. */
	static List<NetworkKind> all() {
		return List.of(new VNet(), new UNet());
	}

	/** @throws UserException if no kind has that name */
	static NetworkKind of(String name) {
		return all().stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(() -> new UserException(
			"The network \"" + name + "\" of the model is none that this version of OneSlice knows: " + all().stream().map(NetworkKind::name).collect(Collectors
				.joining(", ")) + ". Update OneSlice, or choose another model."));
	}
}
