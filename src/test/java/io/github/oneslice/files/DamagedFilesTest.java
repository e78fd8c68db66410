package io.github.oneslice.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Stacks;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** Whatever the bytes of a file are: it is read, or refused with a sentence. How many are tried: {@code -Djqwik.tries.default=…} */
class DamagedFilesTest {

	private static final int PIXELS = 9 * 8 * 3;
	private static Path folder;
	private static byte[] whole;

	@BeforeContainer
	static void save() throws IOException {
		folder = Files.createTempDirectory("damaged");
		ImagePlus image = IJ.createImage("labels", "8-bit black", 9, 8, 3);
		image.getStack().setSliceLabel("a slice", 1);
		new FileSaver(image).saveAsTiff(file().getPath());
		whole = Files.readAllBytes(file().toPath());
	}

	@AfterContainer
	static void remove() throws IOException {
		Folders.delete(folder);
	}

	@Property
	void aDamagedTiffFileIsReadOrRefused(@ForAll("damages") Damage damage) throws IOException {
		Files.write(file().toPath(), damage.to(whole));
		boolean read = false;
		try {
			Stacks.toLabels(ImageFiles.open(file()));
			read = true;
		}
		catch (UserException e) {
			assertTrue(e.getMessage().length() > 10);
		}
		Statistics.label("some damage does no harm").collect(read).coverage(coverage -> coverage.check(true).percentage(percent -> percent > 3));
	}

	@Provide
	Arbitrary<Damage> damages() {
		return Damage.of(whole.length, whole.length - PIXELS, Arbitraries.bytes());
	}

	private static File file() {
		return folder.resolve("labels.tif").toFile();
	}
}
