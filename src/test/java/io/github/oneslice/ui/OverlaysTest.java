package io.github.oneslice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.image.LabelColors;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;

class OverlaysTest {

	private static final Extent SIZE = new Extent(10, 8, 2);

	@Test
	void drawsContoursInFullColourAndTheInsideTranslucent() {
		float[] grey = new float[160];
		for (int i = 0; i < grey.length; i++)
			grey[i] = i % 80;
		byte[] label = new byte[160];
		for (int y = 2; y < 7; y++)
			for (int x = 3; x < 8; x++)
				label[80 + x + 10 * y] = 2;
		Volume image = Volumes.ofFloats(grey, SIZE, new VoxelSize(1, 2, 1, "mm"));
		LabelVolume labels = Volumes.ofBytes(label, SIZE, image.voxelSize());

		BufferedImage bare = Overlays.picture(image, 1, null);
		BufferedImage picture = Overlays.picture(image, 1, labels);
		assertEquals(LabelColors.of(2).getRGB(), picture.getRGB(3, 2));
		assertNotEquals(LabelColors.of(2).getRGB(), picture.getRGB(5, 4));
		assertNotEquals(bare.getRGB(5, 4), picture.getRGB(5, 4));
		assertEquals(bare.getRGB(1, 1), picture.getRGB(1, 1));

		BufferedImage large = Overlays.captioned(image, new int[] { 0, 1, 1 }, 3, List.of(new Overlays.Panel("image", null), new Overlays.Panel("labels", labels)));
		assertEquals(3 * 30 + 2 * 4, large.getWidth());
		assertEquals(2 * (8 * 2 * 3 + 22) + 4, large.getHeight());
	}
}
