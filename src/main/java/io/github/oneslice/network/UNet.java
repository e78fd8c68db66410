package io.github.oneslice.network;

/**
 * U-Net (Ronneberger et al. 2015) for single slices, padded so that the size is kept, with batch normalisation: two
 * convolutions at each resolution, maximum pooling down, transposed convolutions up, skip connections concatenated. Every
 * slice of its input along z is seen for itself.
 */
final class UNet extends EncoderDecoder {

	UNet() {
		super("U-Net", true, Shrinking.POOLING, Joining.CONCATENATION, level -> 2);
	}
}
