package io.github.oneslice.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class UpdateSiteTest {

	private static final long FIRST = 20260101120000L;
	private static final long SECOND = 20260202120000L;

	@TempDir
	Path folder;

	@Test
	void servesEachFileUnderItsPathAndTime() throws Exception {
		publish(FIRST, plugin("1.0.0", "one"), library());
		Element plugin = record("plugins/oneslice_-1.0.0.jar");
		Element version = only(plugin, "version");
		Path stored = site().resolve("plugins/oneslice_-1.0.0.jar-" + FIRST);
		assertEquals(Files.size(stored), Long.parseLong(version.getAttribute("filesize")));
		assertEquals(Checksum.of("plugins/oneslice_-1.0.0.jar", stored), version.getAttribute("checksum"));
		assertEquals(Long.toString(FIRST), version.getAttribute("timestamp"));
		assertEquals("OneSlice developers", only(version, "author").getTextContent());
		assertEquals("the plugin", only(version, "description").getTextContent());
		assertEquals(List.of("jars/appose.jar", "jars/imglib2.jar"), attributes(version, "dependency", "filename"));
		assertTrue(Files.exists(site().resolve("jars/appose-0.9.0.jar-" + FIRST)));
	}

	@Test
	void aNativeIsForItsPlatform() throws Exception {
		Path jar = TestJars.of(folder.resolve("native.jar"), "a", "b");
		publish(FIRST, new InstalledFile("oneslice/native-macosx-arm64.jar", jar, Optional.of(Platform.MAC), true, "me", "native"));
		assertEquals("macos-arm64", only(record("oneslice/native-macosx-arm64.jar"), "platform").getTextContent());
	}

	/** The command line of the Updater installs nothing as long as something is needed that a person changed. */
	@Test
	void whatServesInAnyVersionIsNoReasonToRefuse() throws Exception {
		Path jar = TestJars.of(folder.resolve("codec.jar"), "C.class", "c");
		publish(FIRST, plugin("1.0.0", "one"), library(), new InstalledFile("jars/codec-2.0.jar", jar, Optional.empty(), false, "me", "codec"));
		assertEquals(List.of("jars/appose.jar", "jars/imglib2.jar"), attributes(record("plugins/oneslice_-1.0.0.jar"), "dependency", "filename"));
		assertTrue(Files.exists(site().resolve("jars/codec-2.0.jar-" + FIRST)));
	}

	@Test
	void aNewVersionKnowsTheOneBefore() throws Exception {
		publish(FIRST, plugin("1.0.0", "one"), library());
		String old = only(record("plugins/oneslice_-1.0.0.jar"), "version").getAttribute("checksum");
		publish(SECOND, plugin("1.1.0", "two"), library());
		Element previous = only(record("plugins/oneslice_-1.1.0.jar"), "previous-version");
		assertEquals(old, previous.getAttribute("checksum"));
		assertEquals("plugins/oneslice_-1.0.0.jar", previous.getAttribute("filename"));
		assertEquals(Long.toString(SECOND), previous.getAttribute("timestamp-obsolete"));
		assertEquals(Long.toString(FIRST), only(record("jars/appose-0.9.0.jar"), "version").getAttribute("timestamp"), "unchanged");
		assertFalse(Files.exists(site().resolve("jars/appose-0.9.0.jar-" + SECOND)));
	}

	@Test
	void whatIsNoLongerServedIsObsolete() throws Exception {
		publish(FIRST, plugin("1.0.0", "one"), library());
		publish(SECOND, plugin("1.0.0", "one"));
		Element gone = record("jars/appose-0.9.0.jar");
		assertEquals(0, gone.getElementsByTagName("version").getLength());
		assertEquals(1, gone.getElementsByTagName("previous-version").getLength());
		publish(SECOND + 1, plugin("1.0.0", "one"));
		assertEquals(List.of(Long.toString(SECOND)), attributes(record("jars/appose-0.9.0.jar"), "previous-version", "timestamp-obsolete"));
	}

	private void publish(long now, InstalledFile... files) throws IOException {
		Jar fiji = Jar.of(Path.of("imglib2-7.1.5.jar"));
		new UpdateSite(site(), List.of(fiji), now).publish(List.of(files));
	}

	private Path site() {
		return folder.resolve("a site");
	}

	private InstalledFile plugin(String version, String content) throws IOException {
		Path jar = TestJars.of(folder.resolve(content + ".jar"), "io/github/A.class", content);
		return InstalledFile.forAll("plugins/oneslice_-" + version + ".jar", jar, "the plugin");
	}

	private InstalledFile library() throws IOException {
		return InstalledFile.forAll("jars/appose-0.9.0.jar", TestJars.of(folder.resolve("appose.jar"), "B.class", "b"), "a library");
	}

	private Element record(String path) throws Exception {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(site().resolve("db.xml.gz")))) {
			NodeList records = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getElementsByTagName("plugin");
			return IntStream.range(0, records.getLength()).mapToObj(i -> (Element) records.item(i)).filter(element -> element.getAttribute(
				"filename").equals(path)).findFirst().orElseThrow();
		}
	}

	private static Element only(Element parent, String name) {
		NodeList elements = parent.getElementsByTagName(name);
		assertEquals(1, elements.getLength(), name);
		return (Element) elements.item(0);
	}

	private static List<String> attributes(Element parent, String name, String attribute) {
		NodeList elements = parent.getElementsByTagName(name);
		return IntStream.range(0, elements.getLength()).mapToObj(i -> ((Element) elements.item(i)).getAttribute(attribute)).toList();
	}
}
