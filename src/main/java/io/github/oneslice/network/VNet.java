package io.github.oneslice.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.settings.Dimensions;

/**
 * V-Net (Milletari et al. 2016) as SPSS and its forerunners use it: without residual sums, skip connections added.
 */
public final class VNet extends SegmentationNetwork {

	private static final int[] DOWN = { 1, 2, 3, 3, 3 };
	private static final int[] UP = { 1, 2, 3, 3 };

	/**
	 * @param filters F, the number of filters at full resolution
	 * @param classes number of classes, background included
	 * @param dropout rate of the dropout of whole channels on the deepest and on the last features
	 * @param seed of the start values
	 */
	public VNet(int filters, int classes, double dropout, long seed) {
		super(Dimensions.THREE, filters, classes, dropout, seed);
	}

	@Override
	int joinedChannels() {
		return 8 * filters;
	}

	@Override
	Pass build(Layers layers, Operand<TFloat32> image) {
		int deepest = DOWN.length - 1;
		@SuppressWarnings("unchecked")
		Operand<TFloat32>[] skips = new Operand[deepest];
		Operand<TFloat32> x = image;
		int channels = 1;
		for (int level = 0; level <= deepest; level++) {
			int width = filters << level;
			if (level > 0) {
				x = layers.convolution("down" + level, x, 2, 2, channels, width);
				channels = width;
			}
			x = block(layers, "encoder" + level, x, DOWN[level], channels, width);
			channels = width;
			if (level < deepest) skips[level] = x;
		}
		x = layers.dropout(x, dropout);
		Operand<TFloat32> joined = null;
		for (int level = deepest - 1; level >= 0; level--) {
			int width = filters << level;
			x = layers.join(layers.upsampling("up" + level, x, channels, width), skips[level]);
			if (joined == null) joined = x;
			x = block(layers, "decoder" + level, x, UP[level], width, width);
			channels = width;
		}
		Operand<TFloat32> logits = layers.pointwise("output", layers.dropout(x, dropout), channels, classes);
		return new Pass(logits, joined, layers.statistics());
	}
}
