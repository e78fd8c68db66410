package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.oneslice.annotation.RegionSource;
import io.github.oneslice.engine.ConstantEngine;
import io.github.oneslice.engine.Engine;

/** An engine that comes as a plugin of higher priority does the work of the commands. */
class AnotherEngineTest {

	@Test
	void showsOutlinesOverTheImageWhichStaysAsItIs(@TempDir Path folder) throws Exception {
		try (Context context = withConstantEngine()) {
			ImagePlus image = IJ.createImage("scan", "8-bit ramp", 8, 6, 4);
			ImagePlus before = image.duplicate();
			Roi drawn = new Roi(1, 1, 3, 3);
			image.setOverlay(new Overlay(drawn));
			for (int i = 0; i < 2; i++)
				context.service(CommandService.class).run(Segment.class, true, Map.of("image", image, "model", folder.toFile(), "show", "overlay")).get();
			Overlay overlay = image.getOverlay();
			assertEquals(1 + 4, overlay.size(), "one a slice, and none of the segmentation before");
			assertEquals(3, overlay.get(3).getPosition());
			assertEquals("5", overlay.get(3).getName());
			assertEquals(48, overlay.get(3).getStatistics().area);
			assertEquals(List.of(drawn), RegionSource.AUTO.find(image), "what a model outlined is no annotation");
			assertEquals(5, RegionSource.OVERLAY.find(image).size(), "unless a person says so");
			for (int slice = 1; slice <= 4; slice++)
				assertArrayEquals((byte[]) before.getStack().getPixels(slice), (byte[]) image.getStack().getPixels(slice));
		}
	}

	@Test
	void serves(@TempDir Path folder) throws Exception {
		try (Context context = withConstantEngine()) {
			ImagePlus image = IJ.createImage("scan", "8-bit ramp", 8, 6, 4);
			ImagePlus segmented = (ImagePlus) context.service(CommandService.class).run(Segment.class, true, Map.of("image", image, "model",
				folder.toFile())).get().getOutput("segmented");
			assertEquals("scan-segmented", segmented.getTitle());
			assertEquals(5, segmented.getStack().getVoxel(7, 5, 3));
			assertEquals(4, segmented.getNSlices());
		}
	}

	private static Context withConstantEngine() {
		Context context = Bridge.newContext();
		PluginInfo<Engine> plugin = new PluginInfo<>(ConstantEngine.class, Engine.class);
		plugin.setPriority(Priority.HIGH);
		context.service(PluginService.class).addPlugin(plugin);
		return context;
	}
}
