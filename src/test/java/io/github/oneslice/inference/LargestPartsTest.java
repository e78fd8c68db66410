package io.github.oneslice.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.Extent;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.Preprocessing;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.settings.LargestComponent;

class LargestPartsTest {

	@Test
	void asManyPartsAsTrainingSaw() {
		Model model = new Model(new Architecture("V-Net", 2, 5, 4), new Preprocessing(1.5, "mm", Preprocessing.Z_SCORE), List.of(LabelClass.unnamed(0, 0, false),
			LabelClass.unnamed(3, 1, false), LabelClass.unnamed(7, 2, false), LabelClass.unnamed(9, 0, false)), new Extent(16, 16, 16), Map.of(), List.of(Map.of()));
		assertEquals(Map.of(3, 1, 7, 2), LargestParts.counts(model, LargestComponent.AUTO));
		assertEquals(Map.of(3, 1, 7, 1, 9, 1), LargestParts.counts(model, LargestComponent.YES));
		assertEquals(Map.of(), LargestParts.counts(model, LargestComponent.NO));
	}

	/** Who asks for the largest part of each class, or for all, gets just that. */
	@Test
	void bridgesAreCutWhereTrainingSawNone() {
		Model model = new Model(new Architecture("V-Net", 2, 5, 4), new Preprocessing(1.5, "mm", Preprocessing.Z_SCORE), List.of(LabelClass.unnamed(0, 0, false),
			LabelClass.unnamed(3, 1, true), LabelClass.unnamed(7, 2, false), LabelClass.unnamed(9, 0, true)), new Extent(16, 16, 16), Map.of(), List.of(Map.of()));
		assertEquals(Set.of(3), LargestParts.solid(model, LargestComponent.AUTO));
		assertEquals(Set.of(), LargestParts.solid(model, LargestComponent.YES));
		assertEquals(Set.of(), LargestParts.solid(model, LargestComponent.NO));
	}

	@Test
	void saysWhatIsLeftOut() {
		assertTrue(LargestParts.note(7, 1, 90, 5).startsWith("of label 7 the largest part is kept, 90 voxels; smaller parts of 5 voxels are left out."));
		assertTrue(LargestParts.note(7, 2, 90, 5).startsWith("of label 7 the 2 largest parts are kept, 90 voxels;"));
	}
}
