package io.github.oneslice.network;

/**
 * V-Net (Milletari et al. 2016) as SPSS and its forerunners use it: without residual sums, skip connections added. One
 * convolution at full resolution, two at the next, three at those below.
 */
final class VNet extends EncoderDecoder {

	VNet() {
		super("V-Net", false, Shrinking.STRIDED_CONVOLUTION, Joining.SUM, level -> Math.min(level + 1, 3));
	}
}
