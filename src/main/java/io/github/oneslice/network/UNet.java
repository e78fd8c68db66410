package io.github.oneslice.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.settings.Dimensions;

/**
 * U-Net (Ronneberger et al. 2015) for single slices, padded so that the size is kept, with batch normalisation: two
 * convolutions at each of five resolutions, maximum pooling down, transposed convolutions up, skip connections
 * concatenated. Every slice of its input along z is seen for itself.
 */
public final class UNet extends SegmentationNetwork {

	private static final int LEVELS = 5;
	private static final int CONVOLUTIONS = 2;

	/**
	 * @param filters F, the number of filters at full resolution
	 * @param classes number of classes, background included
	 * @param dropout rate of the dropout of whole channels on the deepest and on the last features
	 * @param seed of the start values
	 */
	public UNet(int filters, int classes, double dropout, long seed) {
		super(Dimensions.TWO, filters, classes, dropout, seed);
	}

	@Override
	int joinedChannels() {
		return 16 * filters;
	}

	@Override
	Pass build(Layers layers, Operand<TFloat32> image) {
		@SuppressWarnings("unchecked")
		Operand<TFloat32>[] skips = new Operand[LEVELS - 1];
		Operand<TFloat32> x = image;
		int channels = 1;
		for (int level = 0; level < LEVELS; level++) {
			int width = filters << level;
			if (level > 0) x = layers.pooling(x);
			x = block(layers, "encoder" + level, x, CONVOLUTIONS, channels, width);
			channels = width;
			if (level < LEVELS - 1) skips[level] = x;
		}
		x = layers.dropout(x, dropout);
		Operand<TFloat32> joined = null;
		for (int level = LEVELS - 2; level >= 0; level--) {
			int width = filters << level;
			x = layers.concatenate(layers.upsampling("up" + level, x, channels, width), skips[level]);
			if (joined == null) joined = x;
			x = block(layers, "decoder" + level, x, CONVOLUTIONS, 2 * width, width);
			channels = width;
		}
		Operand<TFloat32> logits = layers.pointwise("output", layers.dropout(x, dropout), channels, classes);
		return new Pass(logits, joined, layers.statistics());
	}
}
