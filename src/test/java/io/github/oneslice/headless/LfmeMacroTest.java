package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.model.Model;

/** Each sub-folder is a scanner with an expert of its own; the model keeps the target alone, and no name of a scanner. */
class LfmeMacroTest {

	private static final String MACRO = """
		d = getArgument();
		File.makeDirectory(d + "/i"); File.makeDirectory(d + "/l");
		for (k = 0; k < 2; k++) {
			File.makeDirectory(d + "/i/scanner" + k); File.makeDirectory(d + "/l/scanner" + k);
			newImage("scan", "8-bit noise", 32, 32, 16); saveAs("Tiff", d + "/i/scanner" + k + "/scan.tif");
			newImage("slice", "8-bit black", 32, 32, 16); setSlice(8); setColor(1); fillRect(8, 8, 12, 12); saveAs("Tiff", d + "/l/scanner" + k + "/scan.tif");
			close("*");
		}
		options = "image_folder=[" + d + "/i] label_folder=[" + d + "/l] steps=3 settings=[filters=2, expert_filters=3, patch_x=32, patch_y=32, patch_z=16,"
			+ " precision=float32]";
		run("Train (LFME)...", options + " guidance=0.5 model=[" + d + "/model]");
		run("Train (LFME)...", options + " model=[" + d + "/as-the-preset-says]");
		run("Segment...", "image=[" + d + "/i/scanner0/scan.tif] model=[" + d + "/model] output_folder=[" + d + "/out]");
		""";

	@Test
	void trainsOneExpertAScannerAndKeepsTheTarget(@TempDir Path folder) throws IOException {
		Path macro = Files.writeString(folder.resolve("macro.ijm"), MACRO);
		assertEquals(0, MacroRun.run(macro.toFile(), folder.toString()));
		Model model = Model.read(folder.resolve("model").toFile());
		assertEquals("LFME", model.training().get("method"));
		assertEquals("0.5", model.training().get("guidance"));
		assertEquals("0.02", Model.read(folder.resolve("as-the-preset-says").toFile()).training().get("guidance"));
		assertEquals(1, model.networks().size());
		assertEquals(2, model.architecture().filters());
		assertTrue(Files.exists(folder.resolve("model/registration/scanner0/scan.tif")));
		assertTrue(Files.exists(folder.resolve("model/registration/scanner1/scan.tif")));
		assertTrue(Files.exists(folder.resolve("out/scan.tif")));
		assertFalse(Files.readString(folder.resolve("model/model.json")).contains("scanner"));
	}
}
