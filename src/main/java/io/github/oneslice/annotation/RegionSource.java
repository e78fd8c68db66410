package io.github.oneslice.annotation;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.frame.RoiManager;
import io.github.oneslice.error.UserException;
import io.github.oneslice.settings.Choice;

/** Where regions of interest (ROIs) are taken from. */
public enum RegionSource implements Choice {

	/** The ROI Manager if it holds areas, else the overlay, else the selection. What a model outlined on the overlay is left out. */
	AUTO {

		@Override
		List<Roi> all(ImagePlus image) {
			for (RegionSource source : List.of(MANAGER, OVERLAY, SELECTION)) {
				List<Roi> areas = areas(source.all(image));
				if (source == OVERLAY) areas.removeIf(LabelRegions::isSegmentation);
				if (!areas.isEmpty()) return areas;
			}
			return List.of();
		}
	},
	/** What the ROI Manager lists. */
	MANAGER {

		@Override
		List<Roi> all(ImagePlus image) {
			// It is a window.
			RoiManager manager = GraphicsEnvironment.isHeadless() ? null : RoiManager.getInstance2();
			return manager == null ? List.of() : Arrays.asList(manager.getRoisAsArray());
		}
	},
	/** The overlay of the image. */
	OVERLAY {

		@Override
		List<Roi> all(ImagePlus image) {
			return image.getOverlay() == null ? List.of() : Arrays.asList(image.getOverlay().toArray());
		}
	},
	/** The selection on the image, on the slice that is shown. */
	SELECTION {

		@Override
		List<Roi> all(ImagePlus image) {
			if (image.getRoi() == null) return List.of();
			Roi selection = (Roi) image.getRoi().clone();
			if (image.isHyperStack()) selection.setPosition(0, image.getZ(), 0);
			else selection.setPosition(image.getCurrentSlice());
			return List.of(selection);
		}
	};

	abstract List<Roi> all(ImagePlus image);

	@Override
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The areas among the regions; lines, points and texts outline nothing.
	 *
	 * @throws UserException if there is none
	 */
	public List<Roi> of(ImagePlus image) {
		List<Roi> areas = find(image);
		if (areas.isEmpty()) throw new UserException("No area is outlined on \"" + image.getTitle() + "\" (" + (this == AUTO
			? "looked at: ROI Manager, overlay, selection" : label()) + "). Outline the structure on one slice with an area tool, such as Polygon or "
			+ "Freehand, or give a label stack.");
		return areas;
	}

	/** The same, but it may be none. */
	public List<Roi> find(ImagePlus image) {
		return areas(all(image));
	}

	private static List<Roi> areas(List<Roi> regions) {
		List<Roi> areas = new ArrayList<>(regions);
		areas.removeIf(region -> !region.isArea() || region instanceof ImageRoi || region instanceof TextRoi);
		return areas;
	}
}
