package io.github.oneslice.contrast;

import java.util.List;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.Layers;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.Tape;

/**
 * The head that gives the features to be contrasted (Su et al. 2024, section 2.3): 1×1×1 convolution from C to C channels,
 * PReLU, 1×1×1 convolution to C / 2. It sits on features after the first upsampling and skip of any network.
 *
 * @param channels C
 */
public record ProjectionHead(int channels) {

	/**
	 * @param features [batch, z, y, x, C]
	 * @return [batch, z, y, x, C / 2]
	 */
	public Operand<TFloat32> project(Tape tape, Parameters parameters, Operand<TFloat32> features) {
		return project(new Layers(tape, parameters), features);
	}

	/**
	 * The layers with a kernel, as they are where features are of that size.
	 *
	 * @param size along z, y and x
	 */
	public List<LayerShape> layers(int batch, int[] size) {
		return Layers.shapes(true, Shape.of(batch, size[0], size[1], size[2], channels), this::project);
	}

	private Operand<TFloat32> project(Layers layers, Operand<TFloat32> features) {
		Operand<TFloat32> hidden = layers.pointwise("projection/0", features, channels, channels);
		return layers.pointwise("projection/1", layers.parametricRelu("projection/0", hidden), channels, projected());
	}

	/** C / 2. */
	public int projected() {
		return channels / 2;
	}
}
