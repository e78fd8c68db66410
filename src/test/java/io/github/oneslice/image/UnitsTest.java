package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

	@ParameterizedTest
	@CsvSource({ "nm, 1e-6", "um, 1e-3", "\u00b5m, 1e-3", "\u03bcm, 1e-3", "micron, 1e-3", "microns, 1e-3", "micrometer, 1e-3", "Micrometres, 1e-3",
		"\\u00b5m, 1e-3", "mm, 1", "MM, 1", "millimeters, 1", "cm, 10", "m, 1000", "inch, 25.4", "inches, 25.4", "in, 25.4", "' mm ', 1" })
	void lengthsAreConverted(String unit, double millimetres) {
		assertTrue(Units.comparable(unit, "mm"), unit);
		assertEquals(millimetres, Units.factor(unit, "mm"), 1e-9 * millimetres);
		assertEquals(2 * millimetres, new VoxelSize(1, 2, 3, unit).in("mm").y(), 1e-9 * millimetres);
	}

	@ParameterizedTest
	@CsvSource({ "um, micrometer", "\u03bcm, micrometer", "microns, micrometer", "MM, millimeter", "metre, meter", "feet, foot", "pixel,", "parsec," })
	void unitsHaveOneFullName(String unit, String name) {
		assertEquals(Optional.ofNullable(name), Units.fullName(unit));
	}

	@Test
	void pixelsAreNoLength() {
		assertFalse(Units.comparable("pixel", "mm"));
		assertFalse(Units.comparable("parsec", "mm"));
		assertTrue(Units.comparable("pixel", "pixels"));
		assertTrue(Units.comparable("", "pixel"));
		assertTrue(Units.comparable("parsec", "parsecs"));
		assertFalse(Units.isCalibrated("voxels"));
		assertTrue(Units.isCalibrated("parsec"));
	}

	@Test
	void voxelsAreComparedAcrossUnits() {
		assertTrue(new VoxelSize(1, 1, 2, "mm").isLike(new VoxelSize(1000, 1000, 2000, "um")));
		assertFalse(new VoxelSize(1, 1, 2, "mm").isLike(new VoxelSize(1, 1, 2, "um")));
		assertFalse(new VoxelSize(1, 1, 2, "mm").isLike(new VoxelSize(1, 1, 2, "pixel")));
	}
}
