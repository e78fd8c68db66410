package io.github.oneslice.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.error.UserException;

class ArchitectureTest {

	@ParameterizedTest
	@CsvSource({ "2,2,1", "5,16,8", "6,32,16" })
	void sizesFollowTheLevels(int levels, int deepest, int joined) {
		SegmentationNetwork solid = SegmentationNetwork.of(new Architecture("V-Net", 4, levels, 2), 0);
		assertArrayEquals(new int[] { deepest, deepest, deepest }, solid.sizeMultiples());
		assertArrayEquals(new int[] { joined, joined, joined }, solid.joinedFactors());
		assertEquals(4 * joined, solid.joinedChannels());
		SegmentationNetwork planar = SegmentationNetwork.of(new Architecture("U-Net", 4, levels, 2), 0);
		assertArrayEquals(new int[] { deepest, deepest, 1 }, planar.sizeMultiples());
		assertArrayEquals(new int[] { 1, joined, joined }, planar.joinedFactors());
		assertEquals(8 * joined, planar.joinedChannels());
	}

	@Test
	void aVNetHasFewerConvolutionsAtTheTop() {
		assertEquals(List.of("encoder0/0", "down1", "encoder1/0", "encoder1/1", "down2", "encoder2/0", "encoder2/1", "encoder2/2",
			"down3", "encoder3/0", "encoder3/1", "encoder3/2", "up2", "decoder2/0", "decoder2/1", "decoder2/2", "up1", "decoder1/0",
			"decoder1/1", "up0", "decoder0/0", "output"), layers("V-Net", 4));
	}

	@Test
	void aUNetHasTwoConvolutionsALevel() {
		assertEquals(List.of("encoder0/0", "encoder0/1", "encoder1/0", "encoder1/1", "encoder2/0", "encoder2/1", "up1", "decoder1/0",
			"decoder1/1", "up0", "decoder0/0", "decoder0/1", "output"), layers("U-Net", 3));
	}

	@Test
	void onlySomeNetworksSeeEachSliceForItself() {
		assertTrue(NetworkKind.of("U-Net").planar());
		assertFalse(NetworkKind.of("V-Net").planar());
	}

	@Test
	void anUnknownNetworkIsRefusedWithTheKnownOnes() {
		String message = assertThrows(UserException.class, () -> SegmentationNetwork.of(new Architecture("W-Net", 4, 5, 2), 0))
			.getMessage();
		assertTrue(List.of("W-Net", "V-Net", "U-Net").stream().allMatch(message::contains), message);
	}

	@ParameterizedTest
	@CsvSource({ "' ',4,5,2", "V-Net,0,5,2", "V-Net,4,1,2", "V-Net,4,9,2", "V-Net,4,5,0" })
	void whatCannotBeBuiltIsRefused(String network, int filters, int levels, int classes) {
		assertThrows(IllegalArgumentException.class, () -> new Architecture(network, filters, levels, classes));
	}

	/** The layers that have a kernel, in the order they are built. */
	private static List<String> layers(String network, int levels) {
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			Parameters parameters = new Parameters(tf, "");
			Placeholder<TFloat32> image = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, 16, 16, 16, 1)));
			SegmentationNetwork.of(new Architecture(network, 2, levels, 2), 0).infer(parameters, image);
			Predicate<String> kernel = name -> name.endsWith("/kernel");
			return parameters.all().stream().map(Parameters.Parameter::name).filter(kernel).map(name -> name.substring(0, name
				.length() - "/kernel".length())).toList();
		}
	}
}
