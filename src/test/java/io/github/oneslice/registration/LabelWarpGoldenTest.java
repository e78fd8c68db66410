package io.github.oneslice.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.oneslice.golden.GoldenArray;
import io.github.oneslice.golden.GoldenCase;
import io.github.oneslice.golden.GoldenCases;

class LabelWarpGoldenTest {

	static Stream<GoldenCase> cases() {
		return GoldenCases.ofKind("warp");
	}

	/** The case moves real numbers; the position each voxel comes from is what counts, so labels here are positions. */
	@ParameterizedTest
	@MethodSource("cases")
	void takesTheNearestVoxelAsTheReference(GoldenCase golden) {
		int[] shape = golden.input("image").shape();
		int rows = shape[2];
		int columns = shape[3];
		for (int batch = 0; batch < shape[0]; batch++) {
			GoldenArray displacement = golden.input("displacement").get(batch);
			float[] u = new float[2 * rows * columns];
			byte[] positions = new byte[rows * columns];
			for (int i = 0; i < positions.length; i++) {
				u[2 * i] = displacement.floats()[i];
				u[2 * i + 1] = displacement.floats()[rows * columns + i];
				positions[i] = (byte) (i + 1);
			}
			byte[] from = LabelWarp.nearest(positions, rows, columns, u, columns);
			double[] image = golden.input("image").get(batch).doubles();
			double[] expected = golden.output("nearest").get(batch).doubles();
			double[] actual = new double[expected.length];
			for (int i = 0; i < actual.length; i++)
				actual[i] = from[i] == 0 ? 0 : image[Byte.toUnsignedInt(from[i]) - 1];
			assertArrayEquals(expected, actual, 1e-6);
		}
	}
}
