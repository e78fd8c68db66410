package io.github.oneslice.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ImageProcessor;

/** The open images, and which of them fits what: labels are never taken for an image, nor the same image for two things. */
final class OpenImages {

	/** A label stack holds a handful of whole numbers, grey values are many. */
	private static final int MOST_LABELS = 24;
	private static final int LARGEST_LABEL = 255;

	private final List<ImagePlus> images;

	/** @param images the active one first */
	OpenImages(List<ImagePlus> images) {
		this.images = List.copyOf(images);
	}

	/** Those that are open now. */
	static OpenImages now() {
		List<ImagePlus> images = new ArrayList<>();
		int[] ids = WindowManager.getIDList();
		if (ids != null) Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(Objects::nonNull).forEach(images::add);
		ImagePlus active = WindowManager.getCurrentImage();
		if (active != null) {
			images.remove(active);
			images.add(0, active);
		}
		return new OpenImages(images);
	}

	List<ImagePlus> all() {
		return images;
	}

	/** The active image, or where that holds labels the image they may be of; null if there is none. */
	ImagePlus image() {
		if (images.isEmpty()) return null;
		ImagePlus active = images.get(0);
		if (!holdsLabels(active)) return active;
		ImagePlus ofItsSize = first(image -> haveSameSize(image, active) && !holdsLabels(image));
		return ofItsSize != null ? ofItsSize : first(image -> !holdsLabels(image));
	}

	/**
	 * A label stack, the active image first; null if there is none.
	 *
	 * @param like of the size of this; null: of any size
	 * @param taken images that are something else already
	 */
	ImagePlus labels(ImagePlus like, Collection<ImagePlus> taken) {
		return first(image -> !taken.contains(image) && (like == null || haveSameSize(image, like)) && holdsLabels(image));
	}

	/** Whether an image looks like a label stack. Images of grey values are told by their first slices. */
	static boolean holdsLabels(ImagePlus image) {
		if (image.getType() == ImagePlus.COLOR_RGB) return false;
		Set<Float> values = new HashSet<>();
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			ImageProcessor pixels = image.getStack().getProcessor(slice);
			float last = Float.NaN;
			for (int i = 0; i < pixels.getPixelCount(); i++) {
				float value = pixels.getf(i);
				if (value == last) continue;
				last = value;
				if (value != Math.rint(value) || value < 0 || value > LARGEST_LABEL) return false;
				if (values.add(value) && values.size() > MOST_LABELS) return false;
			}
		}
		return true;
	}

	private static boolean haveSameSize(ImagePlus one, ImagePlus other) {
		return one.getWidth() == other.getWidth() && one.getHeight() == other.getHeight() && one.getNSlices() == other.getNSlices();
	}

	private ImagePlus first(Predicate<ImagePlus> fits) {
		return images.stream().filter(fits).findFirst().orElse(null);
	}
}
