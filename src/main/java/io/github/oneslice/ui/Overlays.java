package io.github.oneslice.ui;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelColors;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Draws label volumes over a slice of their image: translucent inside, in full colour along the contour. */
public final class Overlays {

	private static final double OPACITY = 0.35;
	private static final int GAP = 4;
	private static final int CAPTION = 22;
	/** Part of the grey values that is left out at each end of the scale. */
	private static final double SATURATED = 0.003;

	private Overlays() {}

	/** Label volumes to draw, and what to call them. */
	public record Panel(String title, LabelVolume labels) {}

	/**
	 * A slice, one pixel a voxel.
	 *
	 * @param labels drawn over it; null for none
	 */
	static BufferedImage picture(Volume image, int slice, LabelVolume labels) {
		return labels == null ? grey(image, slice) : draw(image, slice, labels);
	}

	/**
	 * Slices side by side, a row for each of the label volumes, with title and number of the slice as captions, enlarged by a
	 * whole number.
	 *
	 * @param slices indices along z, from 0
	 */
	public static BufferedImage captioned(Volume image, int[] slices, int scale, List<Panel> panels) {
		return join(panels.stream().map(panel -> join(Arrays.stream(slices).mapToObj(slice -> caption(enlarge(picture(image, slice, panel
			.labels()), scale, image), panel.title() + " " + (slice + 1))).toList(), true)).toList(), false);
	}

	private static BufferedImage draw(Volume image, int slice, LabelVolume labels) {
		BufferedImage picture = grey(image, slice);
		RandomAccess<UnsignedByteType> access = labels.voxels().randomAccess();
		int width = picture.getWidth();
		int height = picture.getHeight();
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				int label = label(access, x, y, slice);
				if (label == 0) continue;
				boolean contour = x == 0 || y == 0 || x == width - 1 || y == height - 1 || label(access, x - 1, y, slice) != label || label(access,
					x + 1, y, slice) != label || label(access, x, y - 1, slice) != label || label(access, x, y + 1, slice) != label;
				picture.setRGB(x, y, blend(picture.getRGB(x, y), LabelColors.of(label), contour ? 1 : OPACITY));
			}
		return picture;
	}

	private static BufferedImage grey(Volume image, int slice) {
		Extent size = image.size();
		float[] values = new float[size.x() * size.y()];
		RandomAccess<? extends RealType<?>> access = image.voxels().randomAccess();
		for (int y = 0, i = 0; y < size.y(); y++)
			for (int x = 0; x < size.x(); x++)
				values[i++] = access.setPositionAndGet(x, y, slice).getRealFloat();
		float[] sorted = values.clone();
		Arrays.sort(sorted);
		float low = sorted[(int) (SATURATED * (sorted.length - 1))];
		float high = sorted[(int) ((1 - SATURATED) * (sorted.length - 1))];
		BufferedImage picture = new BufferedImage(size.x(), size.y(), BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < values.length; i++) {
			int grey = high > low ? Math.round(255 * Math.max(0, Math.min(1, (values[i] - low) / (high - low)))) : 0;
			picture.setRGB(i % size.x(), i / size.x(), grey << 16 | grey << 8 | grey);
		}
		return picture;
	}

	private static int label(RandomAccess<UnsignedByteType> access, int x, int y, int z) {
		return access.setPositionAndGet(x, y, z).get();
	}

	private static int blend(int below, Color above, double opacity) {
		int rgb = above.getRGB();
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8)
			mixed |= (int) Math.round((1 - opacity) * (below >> shift & 255) + opacity * (rgb >> shift & 255)) << shift;
		return mixed;
	}

	/** Enlarges without smoothing along x, and along y so far that pixels have their physical shape. */
	private static BufferedImage enlarge(BufferedImage picture, int scale, Volume image) {
		int height = (int) Math.round(picture.getHeight() * scale * image.voxelSize().y() / image.voxelSize().x());
		BufferedImage large = new BufferedImage(picture.getWidth() * scale, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = large.createGraphics();
		graphics.drawImage(picture, 0, 0, large.getWidth(), large.getHeight(), null);
		graphics.dispose();
		return large;
	}

	private static BufferedImage caption(BufferedImage picture, String title) {
		BufferedImage captioned = new BufferedImage(picture.getWidth(), picture.getHeight() + CAPTION, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = captioned.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, captioned.getWidth(), captioned.getHeight());
		graphics.drawImage(picture, 0, CAPTION, null);
		graphics.setColor(Color.BLACK);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		graphics.drawString(title, 4, CAPTION - 7);
		graphics.dispose();
		return captioned;
	}

	/** @param across side by side, else one below the other */
	private static BufferedImage join(List<BufferedImage> pictures, boolean across) {
		int width = pictures.get(0).getWidth();
		int height = pictures.get(0).getHeight();
		int stepX = across ? width + GAP : 0;
		int stepY = across ? 0 : height + GAP;
		int last = pictures.size() - 1;
		BufferedImage joined = new BufferedImage(width + last * stepX, height + last * stepY, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = joined.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, joined.getWidth(), joined.getHeight());
		for (int i = 0; i <= last; i++)
			graphics.drawImage(pictures.get(i), i * stepX, i * stepY, null);
		graphics.dispose();
		return joined;
	}
}
