package io.github.oneslice.network;

import java.lang.management.ManagementFactory;

import com.sun.management.HotSpotDiagnosticMXBean;

/** What the processor can do, as far as it decides how something is computed fastest. */
final class Processor {

	/** Java's own word for the vectors that it uses: 2 for AVX2, 3 for AVX-512. Only Java for x86 has it. */
	private static final String VECTORS = "UseAVX";
	private static final String AVX2 = "2";

	private Processor() {}

	/** Whether it is an x86 with vectors of 256 bits and no longer ones; false where Java does not tell. */
	static boolean endsAtAvx2() {
		HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
		try {
			return java != null && java.getVMOption(VECTORS).getValue().equals(AVX2);
		}
		catch (IllegalArgumentException noSuchOption) {
			return false;
		}
	}
}
