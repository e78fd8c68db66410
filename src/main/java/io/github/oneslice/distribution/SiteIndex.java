package io.github.oneslice.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What an update site has served so far, as its index says: the versions of each file, newest first. */
final class SiteIndex {

	static final String FILE = "db.xml.gz";

	private final Map<String, List<Version>> versions = new LinkedHashMap<>();

	/**
	 * A version of a file.
	 *
	 * @param path where it was installed
	 * @param timestamp year to second in 14 digits
	 * @param obsolete when it ceased to be served; 0 while it is
	 */
	record Version(String path, String checksum, long timestamp, long obsolete) {}

	/** @param site folder of the site; an empty index where there is none yet */
	static SiteIndex of(Path site) throws IOException {
		SiteIndex index = new SiteIndex();
		if (!Files.isRegularFile(site.resolve(FILE))) return index;
		XMLInputFactory factory = XMLInputFactory.newFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		try (InputStream in = new GZIPInputStream(Files.newInputStream(site.resolve(FILE)))) {
			index.read(factory.createXMLStreamReader(in));
		}
		catch (XMLStreamException e) {
			throw new IOException("The index of " + site + " cannot be read.", e);
		}
		return index;
	}

	/** The files by their paths without version. */
	Map<String, List<Version>> versions() {
		return versions;
	}

	/** Where a file lies, without the version in its name: what the Updater knows a file by. */
	static String key(String path) {
		int slash = path.lastIndexOf('/') + 1;
		if (!path.endsWith(".jar") || !path.matches(".*-\\d.*")) return path;
		return path.substring(0, slash) + Jar.of(Path.of(path)).plainName();
	}

	private void read(XMLStreamReader xml) throws XMLStreamException {
		String path = null;
		while (xml.hasNext()) {
			if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
			switch (xml.getLocalName()) {
				case "plugin" -> path = xml.getAttributeValue(null, "filename");
				case "version", "previous-version" -> {
					String named = xml.getAttributeValue(null, "filename");
					versions.computeIfAbsent(key(path), key -> new ArrayList<>()).add(new Version(named == null ? path : named, xml.getAttributeValue(
						null, "checksum"), number(xml, "timestamp"), number(xml, "timestamp-obsolete")));
				}
				default -> {
					// Said anew by what is served now.
				}
			}
		}
	}

	private static long number(XMLStreamReader xml, String attribute) {
		String value = xml.getAttributeValue(null, attribute);
		return value == null ? 0 : Long.parseLong(value);
	}
}
