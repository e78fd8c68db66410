package io.github.oneslice.spark;

import java.io.Serializable;
import java.util.List;

import org.apache.spark.api.java.JavaSparkContext;

import scala.Function2;
import scala.collection.immutable.Range$;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Does the same with many stacks, one task each. */
final class StackRun {

	private static final int TRIES = 4;

	private StackRun() {}

	/** Told what became of each stack, by its place in the list; once, whatever was tried again. */
	interface Outcomes<R> {

		void ended(int index, R answer);
	}

	/** Blocks until all are done. */
	static <R extends Serializable> void run(JavaSparkContext spark, List<Stack> stacks, StackWork<R> work, Outcomes<R> outcomes) {
		if (stacks.isEmpty()) return;
		Function2<Object, R, BoxedUnit> handler = (index, answer) -> {
			outcomes.ended((Integer) index, answer);
			return BoxedUnit.UNIT;
		};
		@SuppressWarnings("unchecked")
		Seq<Object> all = (Seq<Object>) (Seq<?>) Range$.MODULE$.apply(0, stacks.size());
		spark.sc().runJob(spark.parallelize(stacks, stacks.size()).rdd(), new StackTask<>(work, attempts(spark)), all, handler, ClassTag$.MODULE$.apply(Object.class));
	}

	/** On one machine Spark tries once, unless it is told otherwise: local[cores, tries]. */
	private static int attempts(JavaSparkContext spark) {
		String master = spark.sc().master();
		if (!master.equals("local") && !master.startsWith("local[")) return spark.getConf().getInt("spark.task.maxFailures", TRIES);
		int comma = master.indexOf(',');
		return comma < 0 ? 1 : Integer.parseInt(master.substring(comma + 1, master.length() - 1).trim());
	}
}
