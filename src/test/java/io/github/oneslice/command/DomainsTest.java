package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.FolderSearch;

class DomainsTest {

	@TempDir
	Path folder;

	@Test
	void aSubFolderIsADomain() throws IOException {
		save("a/scan", null);
		save("b/scan", null);
		save("loose", null);
		Map<String, File> images = new FolderSearch(true, "", null, name -> {}).in(folder.toFile());
		assertEquals(Map.of("a/scan", "a", "b/scan", "b", "loose", ""), Domains.of(images, null));
	}

	@Test
	void theModelAmongThemIsNoDomain() throws IOException {
		save("a/scan", null);
		save("model/registration/scan", null);
		Map<String, File> images = new FolderSearch(true, "", folder.resolve("model").toFile(), name -> {}).in(folder.toFile());
		assertEquals(Map.of("a/scan", "a"), Domains.of(images, null));
	}

	@Test
	void theHeaderTellsTheScanner() throws IOException {
		save("one", "0008,0070  Manufacturer: Example\n0008,1090  Manufacturer's Model Name: Aera ");
		save("two", "0008,0070  Manufacturer: Other\n");
		save("three", null);
		assertEquals(Map.of("one", "Example Aera", "two", "Other", "three", ""), Domains.of(FolderSearch.flat().in(folder.toFile()), null));
	}

	@Test
	void aTableComesFirst() throws IOException {
		save("a/scan", null);
		save("b/scan", null);
		Map<String, File> images = new FolderSearch(true, "", null, name -> {}).in(folder.toFile());
		assertEquals(Map.of("a/scan", "Bonn", "b/scan", "Köln 2"), Domains.of(images, table("name,domain\na/scan,Bonn\nb/scan.tif,Köln 2\n")));
		assertRefused("names no domain of b/scan", images, table("name,domain\na/scan,Bonn\n"));
		assertRefused("names \"a/scan\" twice", images, table("name,domain\na/scan,Bonn\na/scan,Bonn\n"));
		assertRefused("has not both columns", images, table("file,domain\na/scan,Bonn\n"));
		assertRefused("There is no table", images, new File("missing.csv"));
	}

	private static void assertRefused(String sentence, Map<String, File> images, File table) {
		String said = assertThrows(UserException.class, () -> Domains.of(images, table)).getMessage();
		assertTrue(said.contains(sentence), said);
	}

	private File table(String text) throws IOException {
		return Files.writeString(Files.createTempDirectory(folder, ".table").resolve("domains.csv"), text).toFile();
	}

	private void save(String name, String info) throws IOException {
		Path file = folder.resolve(name + ".tif");
		Files.createDirectories(file.getParent());
		ImagePlus image = IJ.createImage("scan", "8-bit noise", 8, 8, 3);
		if (info != null) image.setProperty("Info", info);
		new FileSaver(image).saveAsTiff(file.toString());
	}
}
