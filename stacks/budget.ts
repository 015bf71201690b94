import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Stack } from "sst/constructs";
import { serviceName } from "./application-function.ts";
import { settingsOf } from "./settings-of.ts";

/**
 * Tells a stage's `alarmEmail` what the account spends, where the stage has a budget. Of the whole account:
 * costs by tag are counted only where somebody has switched the tag on in Billing, and would else stay at 0.
 */
export function newBudget(stack: Stack): void {
  const { monthlyBudgetUsd: amount, alarmEmail: address } = settingsOf(stack);
  if (amount === undefined || address === undefined) return;
  const subscribers = [{ subscriptionType: "EMAIL", address }];
  const notice = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
      comparisonOperator: "GREATER_THAN",
    },
    subscribers,
  });
  new CfnBudget(stack, "Budget", {
    budget: {
      budgetName: serviceName(stack.stage),
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount, unit: "USD" },
    },
    notificationsWithSubscribers: [notice("ACTUAL", 80), notice("ACTUAL", 100), notice("FORECASTED", 100)],
  });
}
