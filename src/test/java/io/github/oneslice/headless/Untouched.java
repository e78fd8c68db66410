package io.github.oneslice.headless;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;
import ij.WindowManager;

/** The images that a macro has open, to see whether a command left them as they were. Macros reach it by {@code call}. */
public final class Untouched {

	private static final Map<ImagePlus, String> BEFORE = new LinkedHashMap<>();

	private Untouched() {}

	/** Remembers all that is open. */
	public static void remember() {
		BEFORE.clear();
		int[] ids = WindowManager.getIDList();
		if (ids != null) for (int id : ids)
			BEFORE.put(WindowManager.getImage(id), state(WindowManager.getImage(id)));
	}

	/** The titles of what is no longer as it was remembered. */
	static List<String> changed() {
		List<String> changed = new ArrayList<>();
		BEFORE.forEach((image, before) -> {
			if (!before.equals(state(image))) changed.add(image.getTitle());
		});
		return changed;
	}

	private static String state(ImagePlus image) {
		List<Object> state = new ArrayList<>(List.of(image.getTitle(), image.getCalibration().toString(), Arrays.toString(image.getDimensions()), String.valueOf(
			image.getRoi()), image.getOverlay() == null ? 0 : image.getOverlay().size()));
		for (Object pixels : image.getStack().getImageArray())
			state.add(Arrays.deepHashCode(new Object[] { pixels }));
		return state.toString();
	}
}
