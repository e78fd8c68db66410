package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import io.github.oneslice.model.Model;

/** A method that is one class and one line is trained by the command, in the worker, and its model segments. */
class StandInMethodMacroTest {

	private static final String MACRO = """
		close("*");
		newImage("scan", "8-bit noise", 32, 32, 16);
		newImage("slice", "8-bit black", 32, 32, 16);
		setSlice(8); setColor(1); fillRect(8, 8, 12, 12);
		run("Train...", "image=scan labels=slice model=[" + getArgument() + "/model] method=stand-in steps=3 settings=[factor=1, filters=2, patch_x=32,"
			+ " patch_y=32, patch_z=16, registration_steps=2, registration_batch=4, precision=float32]");
		run("Segment...", "image=scan model=[" + getArgument() + "/model] output_folder=[" + getArgument() + "/out]");
		""";

	@Test
	void trainsAndSegments(@TempDir Path folder) throws IOException {
		Path macro = Files.writeString(folder.resolve("macro.ijm"), MACRO);
		assertEquals(0, MacroRun.run(macro.toFile(), folder.toString()));
		Model model = Model.read(folder.resolve("model").toFile());
		assertEquals("stand-in", model.training().get("method"));
		assertEquals("1", model.training().get("factor"));
		assertEquals(3, model.training().get("steps_taken"));
		assertEquals(16, IJ.openImage(folder.resolve("out/scan.tif").toString()).getNSlices());
		assertTrue(Files.exists(folder.resolve("model/registration/scan.tif")));
	}
}
