package io.github.oneslice.network;

import java.util.function.IntUnaryOperator;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An encoder with F, 2F, 4F, … filters, one number a level, each level of half the resolution of the one before, and a
 * decoder back by transposed convolutions, with skip connections. Dropout on the deepest and on the last features.
 */
abstract class EncoderDecoder implements NetworkKind {

	/** How features get to half the resolution. */
	enum Shrinking {
		/** 2×2×2 of stride 2, with its own weights. */
		STRIDED_CONVOLUTION,
		/** Maximum over 2×2×2. */
		POOLING
	}

	/** How features from below meet those of the skip connection. */
	enum Joining {
		SUM, CONCATENATION
	}

	private final String name;
	private final boolean planar;
	private final Shrinking shrinking;
	private final Joining joining;
	private final IntUnaryOperator convolutions;

	/** @param convolutions how many a level has, in the encoder as in the decoder; full resolution is level 0 */
	EncoderDecoder(String name, boolean planar, Shrinking shrinking, Joining joining, IntUnaryOperator convolutions) {
		this.name = name;
		this.planar = planar;
		this.shrinking = shrinking;
		this.joining = joining;
		this.convolutions = convolutions;
	}

	@Override
	public final String name() {
		return name;
	}

	@Override
	public final boolean planar() {
		return planar;
	}

	@Override
	public final int deepestFactor(Architecture architecture) {
		return 1 << architecture.levels() - 1;
	}

	@Override
	public final int joinedFactor(Architecture architecture) {
		return 1 << architecture.levels() - 2;
	}

	@Override
	public final int joinedChannels(Architecture architecture) {
		return joinedChannels(architecture.filters() << architecture.levels() - 2);
	}

	@Override
	public final SegmentationNetwork.Pass build(Architecture architecture, Layers layers, Operand<TFloat32> image,
		double dropout)
	{
		int deepest = architecture.levels() - 1;
		@SuppressWarnings("unchecked")
		Operand<TFloat32>[] skips = new Operand[deepest];
		Operand<TFloat32> x = block(layers, "encoder0", image, 0, 1, architecture.filters());
		for (int level = 1; level <= deepest; level++) {
			skips[level - 1] = x;
			x = descend(layers, x, level, architecture.filters() << level);
		}
		x = layers.dropout(x, dropout);
		Operand<TFloat32> joined = null;
		for (int level = deepest - 1; level >= 0; level--) {
			int width = architecture.filters() << level;
			x = join(layers, layers.upsampling("up" + level, x, 2 * width, width), skips[level]);
			if (joined == null) joined = x;
			x = block(layers, "decoder" + level, x, level, joinedChannels(width), width);
		}
		Operand<TFloat32> logits = layers.pointwise(SegmentationNetwork.OUTPUT, layers.dropout(x, dropout), architecture.filters(), architecture
			.classes());
		return new SegmentationNetwork.Pass(logits, joined, layers.statistics());
	}

	/** From the level above, of half the width. */
	private Operand<TFloat32> descend(Layers layers, Operand<TFloat32> x, int level, int width) {
		String block = "encoder" + level;
		return switch (shrinking) {
			case POOLING -> block(layers, block, layers.pooling(x), level, width / 2, width);
			case STRIDED_CONVOLUTION -> block(layers, block, layers.convolution("down" + level, x, 2, 2, width / 2, width), level,
				width, width);
		};
	}

	private Operand<TFloat32> join(Layers layers, Operand<TFloat32> fromBelow, Operand<TFloat32> skip) {
		return switch (joining) {
			case SUM -> layers.join(fromBelow, skip);
			case CONCATENATION -> layers.concatenate(fromBelow, skip);
		};
	}

	private int joinedChannels(int width) {
		return joining == Joining.SUM ? width : 2 * width;
	}

	/** Convolutions 3×3×3, each with batch normalisation and ReLU. */
	private Operand<TFloat32> block(Layers layers, String block, Operand<TFloat32> x, int level, int in, int out) {
		Operand<TFloat32> features = x;
		for (int i = 0; i < convolutions.applyAsInt(level); i++)
			features = layers.convolution(block + "/" + i, features, 3, 1, i == 0 ? in : out, out);
		return features;
	}
}
