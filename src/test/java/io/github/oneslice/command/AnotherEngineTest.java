package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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
import io.github.oneslice.engine.ConstantEngine;
import io.github.oneslice.engine.Engine;

/** An engine that comes as a plugin of higher priority does the work of the commands. */
class AnotherEngineTest {

	@Test
	void serves(@TempDir Path folder) throws Exception {
		try (Context context = Bridge.newContext()) {
			PluginInfo<Engine> plugin = new PluginInfo<>(ConstantEngine.class, Engine.class);
			plugin.setPriority(Priority.HIGH);
			context.service(PluginService.class).addPlugin(plugin);
			ImagePlus image = IJ.createImage("scan", "8-bit ramp", 8, 6, 4);
			ImagePlus segmented = (ImagePlus) context.service(CommandService.class).run(Segment.class, true, Map.of("image", image, "model",
				folder.toFile())).get().getOutput("segmented");
			assertEquals("scan-segmented", segmented.getTitle());
			assertEquals(5, segmented.getStack().getVoxel(7, 5, 3));
			assertEquals(4, segmented.getNSlices());
		}
	}
}
