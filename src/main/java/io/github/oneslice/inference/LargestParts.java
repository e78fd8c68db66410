package io.github.oneslice.inference;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.LargestComponent;

/** Which labels of a model keep their largest connected components alone, and what is said where that drops something. */
public final class LargestParts {

	private LargestParts() {}

	/** How many are kept of each of these labels. */
	public static Map<Integer, Integer> counts(Model model, LargestComponent wanted) {
		Map<Integer, Integer> counts = new TreeMap<>();
		for (LabelClass label : model.labels().subList(1, model.labels().size())) {
			int parts = switch (wanted) {
				case AUTO -> label.parts();
				case YES -> 1;
				case NO -> 0;
			};
			if (parts > 0) counts.put(label.value(), parts);
		}
		return counts;
	}

	/** Labels whose parts no bridge should hold together, so that what hangs on by one is another structure. */
	public static Set<Integer> solid(Model model, LargestComponent wanted) {
		if (wanted != LargestComponent.AUTO) return Set.of();
		return model.labels().stream().filter(label -> label.parts() > 0 && label.solid()).map(LabelClass::value).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * @param count how many parts are kept
	 * @param kept voxels of these parts
	 * @param dropped voxels of the others
	 */
	public static String note(int label, int count, long kept, long dropped) {
		return String.format("of label %d the %s kept, %d voxels; smaller parts of %d voxels are left out. largest_component=false keeps them.",
			label, count == 1 ? "largest part is" : count + " largest parts are", kept, dropped);
	}
}
