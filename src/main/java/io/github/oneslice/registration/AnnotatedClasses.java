package io.github.oneslice.registration;

import java.util.BitSet;
import java.util.List;

import io.github.oneslice.annotation.SliceGeometry;
import io.github.oneslice.annotation.SparseLabels;

/** Which classes an annotated slice says something of: all, unless what it does not show is unknown. */
final class AnnotatedClasses {

	private AnnotatedClasses() {}

	/**
	 * @param annotated a slice, {@link SparseLabels#UNKNOWN} where nothing is known
	 * @param classes how many there are, background included
	 */
	static BitSet of(byte[] annotated, int classes) {
		BitSet result = new BitSet();
		if (SparseLabels.holdsUnknown(annotated)) for (byte label : annotated)
			result.set(Byte.toUnsignedInt(label));
		else result.set(0, classes);
		result.clear(SparseLabels.UNKNOWN);
		return result;
	}

	/** Those of some slices that say something of every class that one of them does: what is carried from it ends there. */
	static List<Integer> covering(int slice, List<Integer> slices, SliceGeometry geometry, byte[] known, int classes) {
		BitSet wanted = of(geometry.slice(known, slice), classes);
		return slices.stream().filter(other -> {
			BitSet missing = (BitSet) wanted.clone();
			missing.andNot(of(geometry.slice(known, other), classes));
			return missing.isEmpty();
		}).toList();
	}
}
