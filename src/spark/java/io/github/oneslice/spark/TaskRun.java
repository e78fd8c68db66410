package io.github.oneslice.spark;

import java.io.Serializable;
import java.util.List;

import org.apache.spark.api.java.JavaSparkContext;

import scala.Function2;
import scala.collection.immutable.Range$;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Does the same with many items, one task each. */
final class TaskRun {

	private static final int TRIES = 4;

	private TaskRun() {}

	/** Told what became of each item, by its place in the list; once, whatever was tried again. */
	interface Outcomes<R> {

		void ended(int index, R answer);
	}

	/** Blocks until all are done. */
	static <T extends Serializable, R extends Serializable> void run(JavaSparkContext spark, List<T> items, TaskWork<T, R> work, Outcomes<R> outcomes) {
		if (items.isEmpty()) return;
		Function2<Object, R, BoxedUnit> handler = (index, answer) -> {
			outcomes.ended((Integer) index, answer);
			return BoxedUnit.UNIT;
		};
		@SuppressWarnings("unchecked")
		Seq<Object> all = (Seq<Object>) (Seq<?>) Range$.MODULE$.apply(0, items.size());
		spark.sc().runJob(spark.parallelize(items, items.size()).rdd(), new WorkTask<>(work, attempts(spark)), all, handler, ClassTag$.MODULE$.apply(Object.class));
	}

	/** On one machine Spark tries once, unless it is told otherwise: local[cores, tries]. */
	private static int attempts(JavaSparkContext spark) {
		String master = spark.sc().master();
		if (!master.equals("local") && !master.startsWith("local[")) return spark.getConf().getInt("spark.task.maxFailures", TRIES);
		int comma = master.indexOf(',');
		return comma < 0 ? 1 : Integer.parseInt(master.substring(comma + 1, master.length() - 1).trim());
	}
}
