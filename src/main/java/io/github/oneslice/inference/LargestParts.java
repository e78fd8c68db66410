package io.github.oneslice.inference;

import java.util.Set;
import java.util.stream.Collectors;

import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.LargestComponent;

/** Which labels of a model keep their largest connected component alone, and what is said where that drops something. */
public final class LargestParts {

	private LargestParts() {}

	/** The values of these labels. */
	public static Set<Integer> labels(Model model, LargestComponent wanted) {
		return model.labels().stream().skip(1).filter(label -> switch (wanted) {
			case AUTO -> label.onePart();
			case YES -> true;
			case NO -> false;
		}).map(LabelClass::value).collect(Collectors.toSet());
	}

	/**
	 * @param kept voxels of the largest part
	 * @param dropped voxels of the others
	 */
	public static String note(int label, long kept, long dropped) {
		return String.format("of label %d the largest part is kept, %d voxels; smaller parts of %d voxels are left out. largest_component=false keeps them.",
			label, kept, dropped);
	}
}
