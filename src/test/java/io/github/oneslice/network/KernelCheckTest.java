package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.oneslice.error.UserException;

class KernelCheckTest {

	private static final LayerKernels TRUE_KERNELS = new TensorFlowKernels(Precision.FLOAT32, 2);

	@ParameterizedTest
	@CsvSource({ "V-Net,16", "V-Net,32", "U-Net,3" })
	void whatThisProcessorComputesIn32BitsIsRight(String network, int depth) {
		assertEquals(List.of(), new KernelCheck(layers(network, depth)).check(Precision.FLOAT32, 2).refused());
	}

	@Test
	void aFirstLayerOfZerosIsRefusedByName() {
		KernelCheck.Verdict verdict = verdict(Precision.BFLOAT16, (layer, right) -> {
			float[] output = right.output().clone();
			if (layer.inputChannels() == 1) for (int i = 0; i < output.length; i++)
				if (i % layer.outputChannels() > 0) output[i] = 0;
			return new LayerKernels.Results(output, right.inputGradient(), right.kernelGradient());
		});
		assertEquals(List.of("encoder0/0"), names(verdict));
		assertTrue(verdict.text().contains("encoder0/0 (3×3×3, 1 → 4 channels"), verdict.text());
	}

	@Test
	void aWrongKernelGradientRefusesEveryLayerAlike() {
		KernelCheck.Verdict verdict = verdict(Precision.BFLOAT16, (layer, right) -> {
			float[] gradient = right.kernelGradient().clone();
			int channels = layer.kernel().get(4);
			if (layer.name().equals("encoder1/0")) for (int i = channels - 1; i < gradient.length; i += channels)
				gradient[i] = 0;
			return new LayerKernels.Results(right.output(), right.inputGradient(), gradient);
		});
		assertEquals(List.of("encoder1/0", "encoder1/1", "decoder1/0", "decoder1/1"), names(verdict));
	}

	@Test
	void swappedChannelsOfTheInputGradientAreSeen() {
		KernelCheck.Verdict verdict = verdict(Precision.BFLOAT16, (layer, right) -> {
			float[] gradient = right.inputGradient().clone();
			int channels = layer.inputChannels();
			if (layer.name().equals("up1")) for (int i = 0; i < gradient.length; i += channels) {
				gradient[i + 3] = right.inputGradient()[i + 5];
				gradient[i + 5] = right.inputGradient()[i + 3];
			}
			return new LayerKernels.Results(right.output(), gradient, right.kernelGradient());
		});
		assertEquals(List.of("up1"), names(verdict));
	}

	@Test
	void whatIsNotANumberIsSeen() {
		KernelCheck.Verdict verdict = verdict(Precision.BFLOAT16, (layer, right) -> {
			float[] output = right.output().clone();
			if (layer.name().equals("output")) Arrays.fill(output, Float.NaN);
			return new LayerKernels.Results(output, right.inputGradient(), right.kernelGradient());
		});
		assertEquals(List.of("output"), names(verdict));
	}

	@Test
	void wrong32BitsAreAnError() {
		UserException error = assertThrows(UserException.class, () -> verdict(Precision.FLOAT32, (layer, right) -> layer.name()
			.equals("down1") ? new LayerKernels.Results(new float[right.output().length], right.inputGradient(), right.kernelGradient())
				: right));
		assertTrue(error.getMessage().contains("down1 (2×2×2, 4 → 8 channels"), error.getMessage());
	}

	@ParameterizedTest
	@EnumSource
	void aRightKernelIsNotRefused(Precision precision) {
		assertEquals(List.of(), verdict(precision, (layer, right) -> right).refused());
	}

	/** Of a check where TensorFlow's results are changed before they are compared. */
	private static KernelCheck.Verdict verdict(Precision precision,
		BiFunction<LayerShape, LayerKernels.Results, LayerKernels.Results> change)
	{
		return new KernelCheck(layers("V-Net", 16)).check(precision, (layer, input, kernel, gradient) -> change.apply(layer,
			TRUE_KERNELS.compute(layer, input, kernel, gradient)));
	}

	private static List<LayerShape> layers(String network, int depth) {
		return SegmentationNetwork.of(new Architecture(network, 4, 5, 3), 0.5).layers(2, new int[] { depth, 32, 48 });
	}

	private static List<String> names(KernelCheck.Verdict verdict) {
		return verdict.refused().stream().map(LayerShape::name).toList();
	}
}
