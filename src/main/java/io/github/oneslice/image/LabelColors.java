package io.github.oneslice.image;

import java.awt.Color;
import java.awt.image.IndexColorModel;

import ij.ImagePlus;

/** The colours that labels are shown in: background black, neighbours in number far apart in hue. */
public final class LabelColors {

	/** Turning the hue by the golden ratio never comes back to where it was. */
	private static final double TURN = 0.6180339887498949;

	private LabelColors() {}

	/** @param label 0 to 255 */
	public static Color of(int label) {
		if (label == 0) return Color.BLACK;
		float hue = (float) ((label - 1) * TURN % 1);
		float brightness = label % 3 == 0 ? 0.75f : 1f;
		return Color.getHSBColor(hue, label % 2 == 0 ? 0.6f : 0.85f, brightness);
	}

	/** Shows an 8-bit label stack in these colours. */
	public static void apply(ImagePlus labels) {
		labels.getStack().setColorModel(lookupTable());
		labels.getProcessor().setColorModel(lookupTable());
		labels.setDisplayRange(0, 255);
	}

	private static IndexColorModel lookupTable() {
		byte[] red = new byte[256];
		byte[] green = new byte[256];
		byte[] blue = new byte[256];
		for (int label = 0; label < 256; label++) {
			Color color = of(label);
			red[label] = (byte) color.getRed();
			green[label] = (byte) color.getGreen();
			blue[label] = (byte) color.getBlue();
		}
		return new IndexColorModel(8, 256, red, green, blue);
	}
}
