package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ImageJ's own commands make of labels is taken as what it plainly is; the macros end with exit where it is not. */
class LabelsMacroTest {

	private static final String EXPECT = "function expect(what, least, most) { Stack.getStatistics(n, mean, min, max); if (min != least || max != most)"
		+ " exit(what + ': ' + min + ' to ' + max); close(); } ";
	private static final String SCAN = "close('*'); newImage('scan', '8-bit noise', 32, 32, 8); ";
	private static final String LABELS = "newImage('lab', '8-bit black', 32, 32, 8); setSlice(3); setColor(%d); fillRect(8, 8, 12, 12); ";

	@TempDir
	Path folder;

	@Test
	void labelsAreReadAsImageJLeavesThem() throws IOException {
		String propagate = "run('Propagate Labels...', 'image=scan labels=lab');";
		run(SCAN + String.format(LABELS, 255) + propagate + "expect('mask', 0, 1);");
		run(SCAN + String.format(LABELS, 7) + "run('Properties...', 'channels=1 slices=1 frames=8');" + propagate + "expect('time', 0, 7);");
		run(SCAN + String.format(LABELS, 7) + "selectWindow('scan'); run('Properties...', 'channels=1 slices=1 frames=8');" + propagate
			+ "getDimensions(w, h, c, z, t); if (z != 8 || t != 1) exit('' + z + ' slices'); expect('both', 0, 7);");
		run(SCAN + String.format(LABELS, 1) + "setColor(2); fillRect(22, 8, 5, 5); run('3-3-2 RGB'); run('RGB Color');" + propagate
			+ "expect('colours', 0, 2);");
		run(SCAN + String.format(LABELS, 1) + "fillRect(22, 8, 5, 5); run('Red'); run('RGB Color');" + propagate + "expect('one colour', 0, 1);");
	}

	@Test
	void zeroThatMeansUnknownNeverComesBack() throws IOException {
		run(SCAN + "newImage('lab', '8-bit black', 32, 32, 8); setSlice(3); setColor(1); fillRect(0, 0, 32, 32); setColor(2); fillRect(8, 8, 12, 12);"
			+ " run('Propagate Labels...', 'image=scan labels=lab unknown_value=0'); expect('propagated', 1, 2);");
	}

	@Test
	void aClassGoesOnThroughSlicesThatWereAnnotatedForOthers() throws IOException {
		String boxes = "close('*'); newImage('scan', '8-bit black', 40, 40, 16); newImage('lab', '8-bit black', 40, 40, 16); selectWindow('scan');"
			+ " for (z = 1; z <= 16; z++) { setSlice(z); setColor(200); fillRect(5, 5, 10, 10); setColor(120); fillRect(24, 20, 10, 10); setColor(40);"
			+ " fillRect(2, 34, 30, 3); } selectWindow('lab'); setSlice(5); setColor(1); fillRect(5, 5, 10, 10); setSlice(10); setColor(2);"
			+ " fillRect(24, 20, 10, 10); run('Propagate Labels...', 'image=scan labels=lab%s'); n = newArray(3); for (z = 1; z <= 16; z++) {"
			+ " setSlice(z); getHistogram(values, counts, 256); for (k = 1; k < 3; k++) n[k] += counts[k]; } if (%s) exit('' + n[1] + ', ' + n[2]);";
		run(String.format(boxes, " classes_per_slice", "n[1] < 1500 || n[1] > 1700 || n[2] < 1500 || n[2] > 1700"));
		run(String.format(boxes, "", "n[1] > 1200 || n[2] > 1200"));
	}

	@Test
	void aThinStructureIsCarriedAlsoByTheLearnedRegistration() throws IOException {
		run("close('*'); newImage('scan', '8-bit black', 32, 32, 12); newImage('lab', '8-bit black', 32, 32, 12); setSlice(6); setColor(1); fillRect(12, 12, 2, 2);"
			+ " selectWindow('scan'); for (z = 1; z <= 12; z++) { setSlice(z); setColor(200); fillRect(12, 12, 2, 2); setColor(90); fillRect(2, 20, 28, 8); }"
			+ " run('Propagate Labels...', 'image=scan labels=lab settings=[registration=learned, registration_steps=10]');"
			+ " for (z = 1; z <= 12; z++) { setSlice(z); getStatistics(area, mean, min, max); if (max != 1) exit('gone on slice ' + z); }");
	}

	/** Class numbers above 127 are bytes that Java calls negative. */
	@Test
	void twoHundredClassesAreCarried() throws IOException {
		String many = "close('*'); newImage('scan', '8-bit noise', 44, 44, 4); newImage('lab', '8-bit black', 44, 44, 4); setSlice(2);"
			+ " for (i = 1; i <= 200; i++) { setColor(i); fillRect((i %% 20) * 2, floor(i / 20) * 4, 2, 3); }"
			+ " run('Propagate Labels...', 'image=scan labels=lab%s'); setSlice(2); getStatistics(area, mean, min, max); if (max != 200) exit('' + max);";
		run(String.format(many, ""));
		run(String.format(many, " settings=[registration=learned, registration_steps=2]"));
	}

	private void run(String macro) throws IOException {
		Path file = Files.writeString(folder.resolve("macro.ijm"), (EXPECT + macro).replace('\'', '"'));
		assertEquals(0, MacroRun.run(file.toFile(), ""), macro);
	}
}
