package io.github.oneslice.network;

/** Who computes a layer, forward and backward. Arrays have their first index slowest. */
@FunctionalInterface
interface LayerKernels {

	/**
	 * @param output [batch, z, y, x, output channel]
	 * @param inputGradient of the shape of the input
	 * @param kernelGradient of the shape of the kernel
	 */
	record Results(float[] output, float[] inputGradient, float[] kernelGradient) {}

	/** @param gradient at the output, of its shape */
	Results compute(LayerShape layer, float[] input, float[] kernel, float[] gradient);
}
